package org.postern.mailets.notice;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.AddressException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.james.core.MailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;
import org.postern.inspection.content.Content;

/** Who is told of a mail from joe to ann and bob, all of whom are of the site. */
class AddresseesTest {
  private static final MailAddress POSTMASTER = address("postmaster@x.org");

  @ParameterizedTest(name = "{0} told of {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # to                     | found          | who is told
          admin                    | virus          | boss
          psender                  | policy         | joe
          psender                  | format         | joe
          psender                  | leak           | joe
          psender                  | virus          |
          psender                  | virus policy   |
          psender                  | spam           |
          psender                  | unscanned      |
          sender                   | policy         | joe
          sender                   | spam           | joe
          sender                   | virus          |
          precips                  | policy         | ann bob
          precips                  | virus          |
          recips                   | virus          | ann bob
          recips                   | policy         | ann bob
          sender psender           | policy         | joe
          psender precips admin    | policy         | boss joe ann bob
          sender recips admin      | virus          | boss ann bob
          """)
  void audience_is(String to, String found, String told) throws Exception {
    assertThat(told(addressees(to, false), mail("joe", "", found.split(" "))))
        .isEqualTo(told == null ? "" : told);
  }

  @Test
  void a_sender_is_told_of_a_virus_if_the_site_says_so_twice_and_the_virus_does_not_forge()
      throws Exception {
    Held virus = mail("joe", "", "virus");
    assertThat(told(addressees("sender", true), virus)).isEqualTo("joe");
    assertThat(told(addressees("psender", true), virus)).isEmpty();
    assertThat(told(addressees("sender", true), mail("joe", "", "W32.Netsky.P@mm"))).isEmpty();
    assertThat(told(addressees("sender", true), mail("joe", "", "virus", "Worm.SomeFool-3")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-replied",
        "auto-submitted: AUTO-GENERATED; x=y",
        "Precedence: bulk",
        "Precedence: list",
        "PRECEDENCE:\r\n Junk",
        "List-Id: <a.b>",
        "List-Unsubscribe: <mailto:a@b>",
        "Mailing-List: contact a@b; run by ezmlm",
        "X-Auto-Response-Suppress: OOF",
        "Subject: x\r\nList-Post: NO"
      })
  void what_a_program_or_a_list_sent_is_told_to_nobody_but_the_admin(String field)
      throws Exception {
    assertThat(
            told(addressees("sender recips admin", false), mail("joe", field + "\r\n", "policy")))
        .isEqualTo("boss");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Auto-Submitted: no", "Precedence: first-class", "X-Auto-Response-Suppress: none"})
  void a_field_that_says_a_person_wrote_hinders_nothing(String field) throws Exception {
    assertThat(told(addressees("sender", false), mail("joe", field + "\r\n", "policy")))
        .isEqualTo("joe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postmaster",
        "Mailer-Daemon",
        "owner-list",
        "list-owner",
        "list-request",
        "list-bounces",
        "list-return-17-joe=x.org",
        "bounces+1",
        "no-reply",
        "listserv",
        "prvs=1=joe"
      })
  void a_program_behind_an_address_of_the_site_is_not_told(String name) throws Exception {
    assertThat(told(addressees("sender", false), mail(name, "", "policy"))).isEmpty();
  }

  @Test
  void a_bounce_has_no_sender_to_tell() throws Exception {
    Held mail = mail("joe", "", "policy");
    Held bounce =
        new Held(
            "1",
            mail.when(),
            Optional.empty(),
            mail.recipients(),
            "",
            mail.to(),
            mail.findings(),
            mail.head());
    assertThat(addressees("sender", false).of(bounce, POSTMASTER).told()).isEmpty();
    assertThat(addressees("sender", false).of(bounce, POSTMASTER).refused())
        .containsExactly("sender: there is none that can be told");
  }

  @Test
  void nobody_elsewhere_is_told() throws Exception {
    Addressees nobody =
        new Addressees(
            Set.of(Audience.SENDER, Audience.RECIPS),
            Optional.empty(),
            false,
            ForgingViruses.shipped(),
            address -> false);
    assertThat(nobody.of(mail("joe", "", "policy"), POSTMASTER).told()).isEmpty();
    assertThat(nobody.of(mail("joe", "", "policy"), POSTMASTER).refused())
        .containsExactly(
            "sender: not an address of this site",
            "recipient ann@x.org: not an address of this site",
            "recipient bob@x.org: not an address of this site");
  }

  @Test
  void the_postmaster_is_the_admin_where_nobody_else_is_set() throws Exception {
    Addressees admins =
        new Addressees(
            Set.of(Audience.ADMIN),
            Optional.empty(),
            false,
            ForgingViruses.shipped(),
            address -> false);
    assertThat(admins.of(mail("joe", "", "virus"), POSTMASTER).told())
        .containsExactly(new Addressees.Addressee(Role.ADMIN, POSTMASTER));
  }

  @ParameterizedTest
  @CsvSource({
    "*klez*, W32/Klez.H@mm, true",
    "*klez*, klez, true",
    "worm.?, Worm.A, true",
    "worm.?, Worm.AB, false",
    "*a*a*b, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, false",
    "klez, W32/Klez, false",
    "*, x, true"
  })
  void pattern_matches(String pattern, String name, boolean matches) {
    assertThat(new ForgingViruses(List.of(pattern)).has(name)).isEqualTo(matches);
  }

  private static String told(Addressees addressees, Held mail) {
    return addressees.of(mail, POSTMASTER).told().stream()
        .map(each -> each.address().getLocalPart())
        .collect(Collectors.joining(" "));
  }

  private static Addressees addressees(String to, boolean virusesToSender) throws Exception {
    return new Addressees(
        Arrays.stream(to.split(" ")).map(Audience::of).collect(Collectors.toSet()),
        Optional.of(new MailAddress("boss@x.org")),
        virusesToSender,
        ForgingViruses.shipped(),
        address -> address.getDomain().asString().equals("x.org"));
  }

  /** A word of {@code found} is a kind, or the name of a virus. */
  private static Held mail(String from, String fields, String... found) throws Exception {
    MailAddress sender = new MailAddress(from + "@x.org");
    List<MailAddress> to = List.of(new MailAddress("ann@x.org"), new MailAddress("bob@x.org"));
    byte[] message = (fields + "\r\nbody").getBytes(StandardCharsets.US_ASCII);
    return new Held(
        "1",
        Instant.EPOCH,
        Optional.of(sender),
        to,
        sender.asString(),
        to.stream().map(MailAddress::asString).toList(),
        Arrays.stream(found).map(AddresseesTest::finding).toList(),
        OriginalHead.of(Content.of(message)));
  }

  private static Finding finding(String word) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .map(kind -> new Finding(kind, Effect.BLOCK, "x", "Test", "2", ""))
        .orElseGet(() -> new Finding(Kind.VIRUS, Effect.BLOCK, "x", word, "2", ""));
  }

  private static MailAddress address(String text) {
    try {
      return new MailAddress(text);
    } catch (AddressException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
