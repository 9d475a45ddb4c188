package org.postern.inspection.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.anatomy.Budget;
import org.postern.inspection.content.Content;

/**
 * Each condition against one and the same message: a picture that is a program, in the evening of
 * Saturday, 3 January 2026, from 192.0.2.7, to one user of the site and to one elsewhere.
 */
class ConditionsTest {
  private static final String DIGEST =
      "5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9";

  private static final String MESSAGE =
      """
      Received: from a
      Received: from b
      From: Alice <alice@example.net>
      Subject: =?UTF-8?Q?Free_m=C3=B6ney?= for
       you
      Content-Type: multipart/mixed; boundary=x

      --x
      Content-Type: text/plain; name=zero.txt

      0
      --x
      Content-Type: image/jpeg; name="holiday.jpg"
      Content-Transfer-Encoding: base64

      TVqQAAMAAAAEAAAA//8AALgAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAgAAAAA4f
      ug4AtAnNIbgBTM0hVGhpcyBwcm9ncmFtIGNhbm5vdCBiZSBydW4gaW4gRE9TIG1vZGUuDQ0KJAAAAAAAAABQRQAA
      --x
      Content-Type: text/html

      <p>Strictly <b>Confid</b>ential: my card is 4111 1111 1111 1111</p><p>not for public use</p>
      --x--
      """;

  @ParameterizedTest(name = "{0} holds for {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "<attachment name='*.jpg'/>                                       | both",
        "<attachment name='*.exe *.gif'/>                                 | nobody",
        "<attachment matches='^holi.*jpe?g$'/>                            | both",
        "<attachment matches='holiday$'/>                                 | nobody",
        "<attachment type='executable'/>                                  | both",
        "<attachment type='application/*'/>                               | both",
        "<attachment type='archive audio'/>                               | nobody",
        "<attachment type='executable' name='*.jpg'/>                     | both",
        "<attachment type='executable' name='*.txt'/>                     | nobody",
        "<attachment declared='image/*'/>                                 | both",
        "<attachment declared='video/*'/>                                 | nobody",
        "<attachment contradictory='true'/>                               | both",
        "<attachment contradictory='true' name='*.txt'/>                  | nobody",
        "<attachment contradictory='false' name='*.txt'/>                 | both",
        "<attachment over='100'/>                                         | both",
        "<attachment over='1k'/>                                          | nobody",
        "<attachment under='2' name='zero*'/>                             | both",
        "<attachment sha256='" + DIGEST + "'/>                            | both",
        "<attachment encrypted='true'/>                                   | nobody",
        "<attachment has='script'/>                                       | nobody",
        "<attachment inside='true'/>                                      | nobody",
        "<attachment name='*' more-than='1'/>                             | both",
        "<attachment name='*' more-than='2'/>                             | nobody",
        "<subject like='free?m?ney?for?you'/>                             | both",
        "<subject matches='m[oö]ney'/>                                   | both",
        "<subject matches='^money'/>                                      | nobody",
        "<subject matches='UTF-8'/>                                       | both",
        "<subject present='false'/>                                       | nobody",
        "<header name='received' more-than='1'/>                          | both",
        "<header name='received' more-than='2'/>                          | nobody",
        "<header name='Received' like='from?b'/>                          | both",
        "<header name='X-Mailer' present='false'/>                        | both",
        "<header name='X-Mailer' matches='.'/>                            | nobody",
        "<body contains='confidential'/>                                  | both",
        "<body contains='strictly confidential, other'/>                  | both",
        "<body contains='confid, conf'/>                                  | nobody",
        "<body contains='confidential, card, other' distinct='2'/>        | both",
        "<body contains='confidential, card, other' distinct='3'/>        | nobody",
        "<body matches='confidential:? my'/>                              | both",
        "<body matches='^0$'/>                                            | both",
        "<body matches='secret'/>                                         | nobody",
        "<body matches='public' contains='card'/>                         | both",
        "<data is='payment-card'/>                                        | both",
        "<data is='all' confidence='medium'/>                             | both",
        "<data is='iban us-ssn'/>                                         | nobody",
        "<data is='payment-card' distinct='2'/>                           | nobody",
        "<message over='100'/>                                            | both",
        "<message over='1m'/>                                             | nobody",
        "<message under='1m'/>                                            | both",
        "<sender is='*@example.net'/>                                     | both",
        "<sender is='*@example.org'/>                                     | nobody",
        "<sender null='true'/>                                            | nobody",
        "<sender matches='^al.*net$'/>                                    | both",
        "<sender matches='^al.*org$' null='true'/>                        | nobody",
        "<sender is='*@example.net' matches='^bob'/>                      | nobody",
        "<recipient is='ann@*'/>                                          | ann@site.example",
        "<recipient is='*@site.example *@else.example'/>                  | both",
        "<recipient matches='^an+@'/>                                     | ann@site.example",
        "<recipient is='*@site.example' matches='^bob'/>                  | nobody",
        "<client address-matches='^192\\.0\\.2\\.'/>                       | both",
        "<client address-matches='^192\\.0\\.3\\.'/>                       | nobody",
        "<client in='192.0.2.0/24'/>                                      | both",
        "<client in='198.51.100.0/24 2001:db8::/32'/>                     | nobody",
        "<client name='*.example.net'/>                                   | both",
        "<client relay='false' authenticated='false'/>                    | both",
        "<client relay='true'/>                                           | nobody",
        "<direction is='inbound'/>                                        | ann@site.example",
        "<direction is='relayed'/>                                        | bob@else.example",
        "<direction is='outbound internal'/>                              | nobody",
        "<time from='18:00' to='20:00' zone='UTC'/>                       | both",
        "<time from='18:00' to='20:00' zone='Asia/Tokyo'/>                | nobody",
        "<time from='19:00' to='06:00' days='sat' zone='UTC'/>            | both",
        "<time from='19:00' to='06:00' days='sun' zone='UTC'/>            | nobody",
        "<time from='22:00' to='20:00' days='fri' zone='UTC'/>            | both",
        "<time days='sat sun' zone='UTC'/>                                | both",
        "<found kind='virus'/>                                            | both",
        "<found kind='format virus' effect='block'/>                      | both",
        "<found kind='format'/>                                           | ann@site.example",
        "<found name='Eicar*'/>                                           | both",
        "<found name='Other*'/>                                           | nobody",
        "<any><sender null='true'/><subject like='*m?ney*'/></any>        | both",
        "<any><sender null='true'/><subject like='no'/></any>             | nobody",
        "<any><recipient is='ann@*'/><subject like='no'/></any>           | ann@site.example",
        "<not><recipient is='ann@*'/></not>                               | bob@else.example",
        "<not><sender null='true'/><subject like='*m?ney*'/></not>        | both",
        "<all><sender is='*'/><recipient is='ann@*'/></all>               | ann@site.example",
      })
  void a_condition(String condition, String whom) throws Exception {
    List<Finding> findings = policy(condition).apply(facts());

    List<String> concerned =
        findings.isEmpty() ? List.of("nobody") : findings.get(0).recipients().stream().toList();
    boolean both = concerned.isEmpty() || concerned.size() == 2;
    assertThat(both ? "both" : concerned.get(0)).isEqualTo(whom);
  }

  @Test
  void what_was_seen_is_named_where_it_is() throws Exception {
    assertThat(policy("<attachment type='executable' name='*.jpg' over='10'/>").apply(facts()))
        .extracting(finding -> finding.path() + " " + finding.detail())
        .containsExactly("2 Because. (\"holiday.jpg\", \"application/x-dosexec\", 132 bytes)");
    assertThat(policy("<subject matches='free'/>").apply(facts()))
        .extracting(finding -> finding.path() + " " + finding.detail())
        .containsExactly("message Because. (Subject: \"Free möney for you\")");
    assertThat(policy("<data is='payment-card'/>").apply(facts()))
        .extracting(finding -> finding.path() + " " + finding.detail())
        .containsExactly("3 Because. (payment-card *****************11)");
  }

  @Test
  void a_name_that_a_letter_only_quotes_is_the_name_of_nothing() throws Exception {
    String patch =
        """
        Subject: [PATCH] tests: a message with an attachment

        +--foo
        --foo
        Content-Type: application/octet-stream; name="x.exe"

        x
        --foo--
        """;

    Anatomy anatomy =
        Anatomy.of(Content.of(patch.getBytes(StandardCharsets.UTF_8)), Budget.DEFAULT);

    assertThat(anatomy.nodes().flatMap(node -> node.names().stream())).contains("x.exe");
    assertThat(policy("<attachment name='*.exe'/>").apply(facts(anatomy))).isEmpty();
  }

  @ParameterizedTest(name = "until {0}: {1}")
  @CsvSource({"2026-01-02, false", "2026-01-03, true", "2026-01-04, true"})
  void a_rule_goes_off_when_its_last_day_is_over(String day, boolean holds) throws Exception {
    assertThat(rule("until='" + day + "'", "<message over='1'/>").apply(facts()).isEmpty())
        .isEqualTo(!holds);
  }

  @Test
  void a_rule_on_trial_says_what_it_would_do_and_asks_for_nothing() throws Exception {
    assertThat(rule("trial='true'", "<message over='1'/>").apply(facts()))
        .extracting(finding -> finding.effect() + " " + finding.detail())
        .containsExactly("NOTE trial, would block: Because.");
  }

  @Test
  void a_rule_may_say_that_it_found_a_virus() throws Exception {
    assertThat(rule("kind='virus'", "<message over='1'/>").apply(facts()))
        .extracting(finding -> finding.kind() + " " + finding.effect())
        .containsExactly("VIRUS BLOCK");
    assertThat(rule("kind='virus' trial='true'", "<message over='1'/>").apply(facts()))
        .extracting(finding -> finding.kind() + " " + finding.effect())
        .containsExactly("POLICY NOTE");
  }

  private static Policy policy(String condition) throws Exception {
    return rule("", condition);
  }

  private static Policy rule(String attributes, String condition) throws Exception {
    String xml =
        """
        <policy xmlns="urn:postern:policy:1">
          <rule name="r" effect="block" %s><when>%s</when><because>Because.</because></rule>
        </policy>
        """
            .formatted(attributes, condition);
    return Policy.read(
        "policy.xml", new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private static Facts facts() {
    Content message = Content.of(MESSAGE.getBytes(StandardCharsets.UTF_8));
    return facts(Anatomy.of(message, Budget.DEFAULT));
  }

  private static Facts facts(Anatomy anatomy) {
    return new Facts(
        anatomy,
        Optional.of("alice@example.net"),
        List.of("ann@site.example", "bob@else.example"),
        new Facts.Client(Optional.of("192.0.2.7"), Optional.of("mail.example.net"), false, false),
        "site.example"::equals,
        Instant.parse("2026-01-03T19:30:00Z"),
        List.of(
            new Finding(Kind.VIRUS, Effect.BLOCK, "clamd", "Eicar-Test", "2", ""),
            new Finding(
                Kind.FORMAT, Effect.NOTE, "format", "x", "2", "", List.of("ann@site.example"))));
  }
}
