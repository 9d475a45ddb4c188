package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.james.core.builder.MimeMessageBuilder;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.attributes.MailContent;
import org.postern.attributes.MailEngines;
import org.postern.attributes.MailFindings;
import org.postern.attributes.MailRuleTexts;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;

/** Tag puts the trace header on a mail of the host. */
class TagTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00.123456789Z");
  private static final String ON_TOP =
      """
      X-Postern: outcome=deliver; id=mail-1; host=mx1.example.org; client=192.0.2.7;
       relay=no; engine=builtin; ms=250; time=2026-11-22T08:00:00Z
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subject: Hello\n\nbody\n",
        "Subject: \u00e4\u00ff\n\n\u0080",
        "Subject: a\rb\n\n",
        "\nleading blank line",
        "no blank line\nat all\n",
        "Content-Type: multipart/mixed; boundary=\n\n--\n",
      })
  void the_mail_has_the_header_on_top_and_is_otherwise_byte_for_byte_the_same(String message)
      throws Exception {
    MailImpl mail = mail(message);
    tag("host", "mx1.example.org").service(mail);
    assertThat(RawMail.text(MailContent.of(mail))).isEqualTo(ON_TOP + message);
  }

  @Test
  void tagging_again_leaves_one_header() throws Exception {
    MailImpl mail = mail("Subject: Hello\n\nbody\n");
    Tag tag = tag("host", "mx1.example.org");
    tag.service(mail);
    tag.service(mail);
    assertThat(RawMail.text(MailContent.of(mail))).isEqualTo(ON_TOP + "Subject: Hello\n\nbody\n");
  }

  @Test
  void findings_for_others_are_not_told() throws Exception {
    MailImpl mail = mail("Subject: Hello\n\nbody\n");
    MailFindings.add(
        mail,
        List.of(
            new Finding(
                Kind.POLICY, Effect.TAG, "policy", "r", "1", "", List.of("other@example.org"))));
    tag("host", "mx1.example.org").service(mail);
    assertThat(RawMail.text(MailContent.of(mail))).startsWith(ON_TOP);
  }

  @Test
  void a_site_chooses_the_name_of_the_header_and_the_host_has_one_by_itself() throws Exception {
    MailImpl mail = mail("X-Postern: another gateway's\nX-Site: forged\n\nbody\n");
    tag("header", "X-Site").service(mail);
    assertThat(RawMail.text(MailContent.of(mail)))
        .startsWith("X-Site: outcome=deliver; id=mail-1; host=")
        .doesNotContain("host=\"\"", "forged")
        .endsWith("\nX-Postern: another gateway's\n\nbody\n");
  }

  @ParameterizedTest(name = "{0} before {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [EXTERNAL] | Subject: Hello             | Subject: [EXTERNAL] Hello
          [EXTERNAL] | Subject:Hello              | Subject: [EXTERNAL] Hello
          [EXTERNAL] | subject: =?utf-8?B?w6Q=?=  | subject: [EXTERNAL] =?utf-8?B?w6Q=?=
          [EXTERNAL] | Subject: [EXTERNAL] Hello  | Subject: [EXTERNAL] Hello
          [EXTERNAL] | To: joe@example.org        | Subject: [EXTERNAL]^To: joe@example.org
          [EXTERNÉ] | Subject: Hello         | Subject: =?utf-8?B?W0VYVEVSTsOJXSA=?= Hello
          """)
  void a_rule_puts_its_word_before_the_subject(String word, String field, String tagged)
      throws Exception {
    MailImpl mail = mail(field + "\n\nbody\n");
    MailFindings.add(
        mail, List.of(new Finding(Kind.POLICY, Effect.TAG, "policy", "outside", "message", "")));
    MailRuleTexts.add(mail, Map.of("outside", Map.of(MailRuleTexts.SUBJECT, word)));
    tag("host", "mx1.example.org").service(mail);
    assertThat(RawMail.text(MailContent.of(mail)))
        .startsWith("X-Postern: outcome=tag;")
        .endsWith("Z\n" + tagged.replace("^", "\n") + "\n\nbody\n");
  }

  @Test
  void mails_of_any_make_are_tagged() throws Exception {
    FakeMail mail =
        FakeMail.builder()
            .name("mail-1")
            .recipient("ann@example.org")
            .mimeMessage(MimeMessageBuilder.mimeMessageBuilder().setText("body"))
            .build();
    tag().service(mail);
    assertThat(RawMail.text(MailContent.of(mail)))
        .startsWith("X-Postern: outcome=deliver; ")
        .endsWith("\r\n\r\nbody");
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          header  | Received   | header: "Received" cannot be the name of the trace header; write X- and then letters, digits and -, 40 characters in all at most
          form    | syslog     | form: "syslog" is no form; write one of postern, received, qmail-scanner
          describe | maybe     | describe: "maybe" is none of no, yes and all; write one
          prefix  | Q-S        | prefix: "Q-S" cannot be the name
          header  | X-A: 1     | header: "X-A: 1" cannot be the name
          heading | X-A        | heading: is not a setting here; write one of describe, form, header, host, prefix, or remove it
          """)
  void mistake_is_told_at_the_start(String name, String value, String message) {
    assertThatThrownBy(() -> tag(name, value))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining("mailetcontainer.xml: mailet Tag: " + message);
  }

  private static MailImpl mail(String message) throws Exception {
    MailImpl mail = RawMail.of(message);
    mail.setLastUpdated(Date.from(NOW.minusMillis(250)));
    MailEngines.add(mail, List.of("builtin"));
    return mail;
  }

  private static Tag tag(String... settings) throws MessagingException {
    FakeMailetConfig.Builder config = FakeMailetConfig.builder().mailetName("Tag");
    for (int i = 0; i < settings.length; i += 2) {
      config.setProperty(settings[i], settings[i + 1]);
    }
    Tag tag = new Tag(InstantSource.fixed(NOW));
    tag.init(config.build());
    return tag;
  }
}
