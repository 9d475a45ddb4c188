package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;
import org.apache.mailet.base.test.FakeMailContext;
import org.apache.mailet.base.test.FakeMailContext.SentMail;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.attributes.MailEngines;
import org.postern.attributes.MailFindings;
import org.postern.attributes.MailRuleTexts;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;

/** Reply tells a client that waits; where nobody waits, the mail is tried again or kept. */
class ReplyTest {
  private static final String LATER = "4.7.1 Please try again later";
  private static final String NO = "5.7.1 Not here: {because}";

  private final FakeMailContext context = FakeMailContext.defaultContext();
  private Instant now = Instant.parse("2026-11-22T08:00:00Z");
  private MailImpl mail;

  @BeforeEach
  void make_a_mail() throws Exception {
    mail = RawMail.of("a: 1\n\n");
  }

  @Test
  void a_client_that_waits_is_told() throws Exception {
    FakeSession session = new FakeSession(false);
    session.attachTo(mail);
    reply("code", "451", "text", LATER, "otherwise", "keep").service(mail);
    assertThat(session.told).containsExactly("mail-1 451 4.7.1 Please try again later / keep");
    assertThat(mail.getState()).isEqualTo(Mail.GHOST);
    assertThat(context.getSentMails()).isEmpty();
  }

  @Test
  void because_is_the_detail_of_the_gravest_finding() throws Exception {
    MailFindings.add(mail, List.of(finding(Kind.POLICY, Effect.NOTE, "a note")));
    MailFindings.add(mail, List.of(finding(Kind.POLICY, Effect.BLOCK, "no programs")));
    assertThat(told()).containsExactly("mail-1 554 5.7.1 Not here: no programs / keep");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          VIRUS     | BLOCK | 550 5.7.1 This message holds a virus: why
          POLICY    | BLOCK | 554 5.7.1 why
          LEAK      | BLOCK | 554 5.7.1 why
          SPAM      | BLOCK | 554 5.7.1 why
          POLICY    | DEFER | 451 4.7.1 why
          SPAM      | DEFER | 451 4.7.1 why
          UNSCANNED | DEFER | 451 4.3.0 This message cannot be checked right now, please try again later
          POLICY    | NOTE  | 451 4.3.0 This message cannot be checked right now, please try again later
          FORMAT    | BLOCK | 554 5.6.0 This message is malformed: why
          """)
  void without_a_text_of_its_own_it_goes_by_what_was_found(Kind kind, Effect effect, String said)
      throws Exception {
    MailFindings.add(mail, List.of(finding(Kind.FORMAT, Effect.NOTE, "a note")));
    MailFindings.add(mail, List.of(finding(kind, effect, "why")));
    FakeSession session = new FakeSession(false);
    session.attachTo(mail);
    reply("otherwise", "keep").service(mail);
    assertThat(session.told).containsExactly("mail-1 " + said + " / keep");
  }

  @ParameterizedTest(name = "language {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de | Keine Programme.
          fr | no programs
          '' | no programs
          """)
  void because_is_told_in_a_language(String language, String said) throws Exception {
    MailFindings.add(
        mail, List.of(new Finding(Kind.POLICY, Effect.BLOCK, "policy", "r", "2", "no programs")));
    MailRuleTexts.add(mail, Map.of("r", Map.of("de", "Keine Programme.")));
    FakeSession session = new FakeSession(false);
    session.attachTo(mail);
    reply("otherwise", "keep", "language", language).service(mail);
    assertThat(session.told).containsExactly("mail-1 554 5.7.1 " + said + " / keep");
  }

  @ParameterizedTest
  @CsvSource({"code, 554, text: is not set", "text, 5.7.1 no, code: is not set"})
  void code_and_text_go_together(String name, String value, String message) {
    assertThatThrownBy(() -> reply("otherwise", "keep", name, value))
        .hasMessageContaining("mailet Reply: " + message);
  }

  @Test
  void who_is_to_come_again_is_told_why_to_wait() throws Exception {
    MailFindings.add(mail, List.of(finding(Kind.POLICY, Effect.BLOCK, "no programs")));
    MailFindings.add(mail, List.of(finding(Kind.UNSCANNED, Effect.DEFER, "clamd is down")));
    MailFindings.add(mail, List.of(finding(Kind.POLICY, Effect.DEFER, "come back later")));
    FakeSession session = new FakeSession(false);
    session.attachTo(mail);
    reply("code", "451", "text", "4.7.1 Not now: {because}", "otherwise", "keep").service(mail);
    assertThat(session.told).containsExactly("mail-1 451 4.7.1 Not now: come back later / keep");
  }

  static Stream<Arguments> details() {
    return Stream.of(
        arguments("a\r\nb", "a??b"),
        arguments("\u00e4\u2028\u202e", "???"),
        arguments("{because}", "{because}"),
        arguments("", "not accepted here"));
  }

  @ParameterizedTest
  @MethodSource("details")
  void a_detail_with_text_from_the_message_stays_one_line_of_ascii(String detail, String shown)
      throws Exception {
    MailFindings.add(mail, List.of(finding(Kind.POLICY, Effect.BLOCK, detail)));
    assertThat(told()).containsExactly("mail-1 554 5.7.1 Not here: " + shown + " / keep");
  }

  @Test
  void a_long_detail_is_cut() throws Exception {
    MailFindings.add(mail, List.of(finding(Kind.POLICY, Effect.BLOCK, "x".repeat(5000))));
    assertThat(told().get(0)).hasSizeLessThan(250).contains("xxx...");
  }

  @Test
  void a_refusal_that_nobody_hears_goes_to_the_other_processor() throws Exception {
    reply("code", "554", "text", NO, "otherwise", "keep").service(mail);
    assertThat(mail.getState()).isEqualTo("keep");
    assertThat(context.getSentMails()).isEmpty();
    assertThat(context.getBouncedMails()).isEmpty();
  }

  @Test
  void later_where_nobody_waits_is_another_pass_after_a_while() throws Exception {
    later().service(mail);
    assertThat(context.getSentMails()).hasSize(1);
    SentMail sent = context.getSentMails().get(0);
    assertThat(sent.getState()).isEqualTo(Mail.DEFAULT);
    assertThat(sent.getDelay())
        .isEqualTo(Optional.of(new FakeMailContext.Delay(600_000, TimeUnit.MILLISECONDS)));
    assertThat(mail.getState()).isEqualTo(Mail.GHOST);
  }

  @Test
  void the_other_pass_does_not_see_what_this_one_found() throws Exception {
    MailFindings.add(mail, List.of(finding(Kind.UNSCANNED, Effect.DEFER, "clamd is down")));
    MailEngines.add(mail, List.of("builtin"));
    mail.setErrorMessage("broken");
    later().service(mail);
    assertThat(MailFindings.of(mail)).isEmpty();
    assertThat(MailEngines.of(mail)).isEmpty();
    assertThat(mail.getErrorMessage()).isNull();
  }

  @Test
  void after_four_hours_the_mail_goes_to_the_other_processor_with_its_findings() throws Exception {
    Reply later = later();
    for (int pass = 0; pass < 24; pass++) {
      mail.setState("defer");
      later.service(mail);
      assertThat(mail.getState()).isEqualTo(Mail.GHOST);
      now = now.plus(Duration.ofMinutes(10));
    }
    MailFindings.add(mail, List.of(finding(Kind.UNSCANNED, Effect.DEFER, "clamd is down")));
    later.service(mail);
    assertThat(mail.getState()).isEqualTo("keep");
    assertThat(context.getSentMails()).hasSize(24);
    assertThat(MailFindings.of(mail)).hasSize(1);
  }

  @Test
  void a_queue_that_does_not_wait_ends_too() throws Exception {
    Reply later = later();
    for (int pass = 0; pass < 25; pass++) {
      mail.setState("defer");
      later.service(mail);
      assertThat(mail.getState()).isEqualTo(Mail.GHOST);
    }
    later.service(mail);
    assertThat(mail.getState()).isEqualTo("keep");
  }

  @Test
  void the_count_survives_a_queue_that_keeps_attributes_as_json() throws Exception {
    later().service(mail);
    for (Attribute attribute : mail.attributes().toList()) {
      String json = attribute.getValue().toJson().orElseThrow().toString();
      mail.setAttribute(new Attribute(attribute.getName(), AttributeValue.fromJsonString(json)));
    }
    now = now.plus(Duration.ofHours(4));
    later().service(mail);
    assertThat(mail.getState()).isEqualTo("keep");
  }

  @Test
  void with_no_time_to_retry_the_mail_goes_there_at_once() throws Exception {
    reply("code", "451", "text", LATER, "otherwise", "keep", "retryFor", "0s").service(mail);
    assertThat(mail.getState()).isEqualTo("keep");
  }

  @Test
  void the_other_processor_must_exist() throws Exception {
    assertThat(later().requiredProcessingState()).containsExactly(new ProcessingState("keep"));
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          code       | 250        | code: "250" is not a reply that refuses; write a number from 400 to 599
          code       | 45x        | code: "45x" is not a reply that refuses; write a number from 400 to 599
          code       | 554        | text: "4.7.1 Please try again later" begins with a status code that does not fit code 554; write one that begins with 5
          text       | go away    | text: "go away" is not a reply text; write an enhanced status code and a sentence of US-ASCII letters, 200 characters in all at most, such as 5.7.1 This message is not accepted here
          text       | 4.7.1 später | text: "4.7.1 später" is not a reply text; write
          otherwise  | ''         | otherwise: is empty; write the name of a processor of this file that keeps mail
          retryAfter | 10         | retryAfter: "10" is not a length of time; write
          retryAfter | 0s         | retryAfter: "0s" is out of range; write
          retry      | 1m         | retry: is not a setting here; write one of code, language, otherwise, retryAfter, retryFor, text, or remove it
          """)
  void mistake_is_told_at_the_start(String name, String value, String message) {
    assertThatThrownBy(() -> reply("code", "451", "text", LATER, "otherwise", "keep", name, value))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining("mailetcontainer.xml: mailet Reply: " + message);
  }

  private List<String> told() throws MessagingException {
    FakeSession session = new FakeSession(false);
    session.attachTo(mail);
    reply("code", "554", "text", NO, "otherwise", "keep").service(mail);
    return session.told;
  }

  private Reply later() throws MessagingException {
    return reply("code", "451", "text", LATER, "otherwise", "keep");
  }

  private Reply reply(String... settings) throws MessagingException {
    FakeMailetConfig.Builder config =
        FakeMailetConfig.builder().mailetName("Reply").mailetContext(context);
    for (int i = 0; i < settings.length; i += 2) {
      config.setProperty(settings[i], settings[i + 1]);
    }
    Reply reply = new Reply(() -> now);
    reply.init(config.build());
    return reply;
  }

  private static Finding finding(Kind kind, Effect effect, String detail) {
    return new Finding(kind, effect, "test", "test", Finding.WHOLE, detail);
  }
}
