package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.core.MailAddress;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.attributes.MailContent;
import org.postern.attributes.MailFindings;
import org.postern.attributes.MailRules;
import org.postern.attributes.MailStripped;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;

/** Strip takes parts out of a mail, once the mail as it came is kept, or lets it be. */
class StripTest {
  private static final String URL = "memory://quarantine";
  private static final String MESSAGE =
      "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
          + "--x\n\nhello\n--x\nContent-Type: image/png; name=a.png\n\nabc\n--x--\n";

  private final FakeRepositories store = new FakeRepositories();
  private MailImpl mail;

  @BeforeEach
  void make_a_mail() throws Exception {
    mail = RawMail.of(MESSAGE);
  }

  @Test
  void a_part_goes_and_the_mail_as_it_came_is_kept() throws Exception {
    find("2");
    ask(List.of());
    FakeSession session = new FakeSession(false);
    session.attachTo(mail);
    strip().service(mail);
    assertThat(message()).doesNotContain("a.png").startsWith(MESSAGE.substring(0, 90));
    // This repository writes the header anew, with CRLF.
    assertThat(RawMail.text(MailContent.of(kept())).replace("\r", "")).isEqualTo(MESSAGE);
    assertThat(MailStripped.is(mail)).isTrue();
    assertThat(MailStripped.is(kept())).isFalse();
    assertThat(mail.getState()).isEqualTo("root");
    assertThat(session.told).containsExactly("mail-1 strip");
  }

  @Test
  void a_trial_keeps_nothing() throws Exception {
    find("2");
    ask(List.of());
    FakeSession session = new FakeSession(true);
    session.attachTo(mail);
    strip().service(mail);
    assertThat(kept()).isNull();
    assertThat(session.told).containsExactly("mail-1 strip");
  }

  @Test
  void mail_without_such_a_finding_goes_on_as_it_is() throws Exception {
    find("2", "other@example.org");
    MailFindings.add(mail, List.of(new Finding(Kind.POLICY, Effect.NOTE, "policy", "r", "2", "")));
    strip().service(mail);
    unchanged("root");
  }

  @Test
  void where_it_cannot_be_kept_nothing_goes() throws Exception {
    find("2");
    ask(List.of());
    assertThatThrownBy(() -> strip("repository", "full://quarantine").service(mail))
        .hasMessage("no space left");
    unchanged("root");
  }

  /** The rules are asked once more about what is left, and about nothing else. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({"STRIP, keep", "DEFER, keep", "BLOCK, keep", "TAG, root", "NOTE, root"})
  void what_the_rules_still_say_counts(Effect effect, String state) throws Exception {
    find("2");
    List<String> asked = ask(List.of(new Finding(Kind.POLICY, effect, "policy", "r", "1", "")));
    strip().service(mail);
    assertThat(asked).containsExactly("message 1 2");
    assertThat(mail.getState()).isEqualTo(state);
    assertThat(MailStripped.is(mail)).isEqualTo(state.equals("root"));
    if (state.equals("keep")) {
      unchanged("keep");
      assertThat(why()).isEqualTo("without the parts that had to go, a rule still holds");
    }
  }

  @Test
  void without_the_rules_nobody_could_ask_again() throws Exception {
    find("2");
    strip().service(mail);
    unchanged("keep");
    assertThat(why()).startsWith("the rules cannot be asked again");
  }

  @Test
  void recipients_who_are_to_lose_different_parts_get_nothing_wrong() throws Exception {
    mail.setRecipients(
        List.of(new MailAddress("ann@example.org"), new MailAddress("joe@example.org")));
    find("2", "ann@example.org");
    ask(List.of());
    strip().service(mail);
    unchanged("keep");
    assertThat(why()).isEqualTo("its recipients are to lose different parts");
  }

  @Test
  void the_other_processor_must_exist() throws Exception {
    assertThat(strip().requiredProcessingState()).containsExactly(new ProcessingState("keep"));
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          signed     | yes       | signed: "yes" is neither whole nor strip; write one
          languages  | en, xx    | languages: "xx" is not a language there are texts in; write some of af, cs, de, en
          texts      | file://no | texts: "file://no" cannot be read
          repository | here      | repository: "here" is not the URL of a mail repository
          otherwise  | ''        | otherwise: is empty; write
          """)
  void mistake_is_told_at_the_start(String name, String value, String message) {
    assertThatThrownBy(() -> strip(name, value))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining("mailetcontainer.xml: mailet Strip: " + message);
  }

  private void find(String path, String... recipients) {
    MailFindings.add(
        mail,
        List.of(
            new Finding(
                Kind.POLICY, Effect.STRIP, "policy", "r", path, "why", List.of(recipients))));
  }

  /** Rules that say what they are told to; returns what they were asked about. */
  private List<String> ask(List<Finding> answer) {
    List<String> asked = new ArrayList<>();
    MailRules.add(
        mail,
        (at, anatomy) -> {
          asked.add(String.join(" ", anatomy.nodes().map(node -> node.path()).toList()));
          return answer;
        });
    return asked;
  }

  private void unchanged(String state) throws Exception {
    assertThat(message()).isEqualTo(MESSAGE);
    assertThat(mail.getState()).isEqualTo(state);
    assertThat(MailStripped.is(mail)).isFalse();
    assertThat(kept()).isNull();
  }

  private String why() {
    return MailFindings.of(mail).stream()
        .filter(finding -> finding.name().equals("not-stripped"))
        .map(Finding::detail)
        .findFirst()
        .orElse("");
  }

  private String message() throws Exception {
    return RawMail.text(MailContent.of(mail));
  }

  private @Nullable Mail kept() throws Exception {
    return store.select(MailRepositoryUrl.from(URL)).retrieve(new MailKey("mail-1"));
  }

  private Strip strip(String... settings) throws MessagingException {
    FakeMailetConfig.Builder config =
        FakeMailetConfig.builder()
            .mailetName("Strip")
            .setProperty("repository", URL)
            .setProperty("otherwise", "keep");
    for (int i = 0; i < settings.length; i += 2) {
      config.setProperty(settings[i], settings[i + 1]);
    }
    Strip strip = new Strip(store, new FolderFiles(Path.of(System.getProperty("postern.top"))));
    strip.init(config.build());
    return strip;
  }
}
