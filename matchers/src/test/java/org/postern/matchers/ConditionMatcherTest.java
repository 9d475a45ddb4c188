package org.postern.matchers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Matcher;
import org.apache.mailet.base.MailAddressFixture;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailContext;
import org.apache.mailet.base.test.FakeMatcherConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.attributes.ContentMessage;
import org.postern.inspection.content.Content;

/** The conditions of policy.xml as matchers, each asked about one mail with an attachment. */
class ConditionMatcherTest {
  private static final String MESSAGE =
      """
      Subject: Free money
      X-Mailer: The Bat! 9
      Content-Type: multipart/mixed; boundary=x

      --x
      Content-Type: text/plain

      This is strictly confidential, my card number is 4111 1111 1111 1111.
      --x
      Content-Type: application/pdf; name=bill.pdf

      %PDF-1.4
      1 0 obj <</OpenAction <</S/JavaScript>>>> endobj
      --x
      Content-Type: application/rtf; name=letter.rtf

      {\\rtf1 {\\*\\template https://templates.example/a.dotm}}
      --x
      Content-Type: text/xml; name=letter.xml

      <?mso-application progid="Word.Document"?>
      <w:wordDocument w:macrosPresent="yes"/>
      --x--
      """;

  static Stream<Arguments> conditions() {
    return Stream.of(
        of(AttachmentNamed::new, "*.pdf *.exe", true),
        of(AttachmentNamed::new, "*.exe", false),
        of(AttachmentOfType::new, "document", true),
        of(AttachmentOfType::new, "executable image/*", false),
        of(AttachmentEncrypted::new, "true", false),
        of(AttachmentLarger::new, "5", true),
        of(AttachmentLarger::new, "1m", false),
        of(HeaderMatches::new, "X-Mailer: ^the bat", true),
        of(HeaderMatches::new, "X-Mailer: outlook", false),
        of(SubjectMatches::new, "free +money", true),
        of(SubjectMatches::new, "^money", false),
        of(BodyMatches::new, "card (number|no)", true),
        of(BodyMatches::new, "credit", false),
        of(BodyContains::new, "top secret, strictly confidential", true),
        of(BodyContains::new, "confid", false),
        of(ContainsData::new, "payment-card", true),
        of(ContainsData::new, "iban", false),
        of(Direction::new, "relayed", true),
        of(Direction::new, "inbound outbound internal", false),
        of(ClientIn::new, "192.0.2.0/24", true),
        of(ClientIn::new, "198.51.100.7", false),
        of(SenderLike::new, "*@james.apache.org", true),
        of(SenderLike::new, "*@example.net", false),
        of(HasMacro::new, "true", true),
        of(HasMacro::new, "automatic", true),
        of(HasScript::new, "true", true),
        of(HasScript::new, "built-file", false),
        of(HasExternalLink::new, "true", true));
  }

  @ParameterizedTest(name = "{0}={1}: {2}")
  @MethodSource("conditions")
  void matches_all_recipients_or_none(Supplier<Matcher> matcher, String condition, boolean matches)
      throws Exception {
    assertThat(started(matcher, condition).match(mail()))
        .containsExactlyElementsOf(
            matches
                ? Stream.of(MailAddressFixture.ANY_AT_JAMES2).toList()
                : Stream.<MailAddress>of().toList());
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of(
            (Supplier<Matcher>) AttachmentNamed::new,
            "*.exe.",
            "\"*.exe.\" can never match, as dots at the end of a name do not count; write \"*.exe\""),
        Arguments.of(
            (Supplier<Matcher>) HeaderMatches::new,
            "no colon",
            "\"no colon\" has no name of a field; write one as X-Mailer: ^The Bat!"),
        Arguments.of(
            (Supplier<Matcher>) Direction::new,
            "in",
            "\"in\" is not one; write inbound, outbound, internal, relayed"),
        Arguments.of(
            (Supplier<Matcher>) HasMacro::new,
            "false",
            "\"false\" cannot be asked; write true or automatic, or notmatch instead of match"),
        Arguments.of(
            (Supplier<Matcher>) HasScript::new,
            "javascript",
            "\"javascript\" cannot be asked; write true or built-file, or notmatch instead of match"),
        Arguments.of(
            (Supplier<Matcher>) HasExternalLink::new,
            "image",
            "\"image\" cannot be asked; write true, or notmatch instead of match"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("mistakes")
  void a_mistake_stops_the_start(Supplier<Matcher> matcher, String condition, String words) {
    assertThatThrownBy(() -> started(matcher, condition))
        .isInstanceOf(MessagingException.class)
        .hasMessageEndingWith("condition: " + words);
  }

  private static Arguments of(Supplier<Matcher> matcher, String condition, boolean matches) {
    return Arguments.of(matcher, condition, matches);
  }

  private static Matcher started(Supplier<Matcher> matcher, String condition)
      throws MessagingException {
    Matcher started = matcher.get();
    started.init(
        FakeMatcherConfig.builder()
            .matcherName(started.getClass().getSimpleName())
            .condition(condition)
            .mailetContext(FakeMailContext.defaultContext())
            .build());
    return started;
  }

  private static FakeMail mail() throws Exception {
    FakeMail mail =
        FakeMail.builder()
            .name("mail")
            .sender(MailAddressFixture.ANY_AT_JAMES)
            .recipient(MailAddressFixture.ANY_AT_JAMES2)
            .remoteAddr("192.0.2.7")
            .build();
    mail.setMessage(
        new ContentMessage(Content.of(MESSAGE.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    return mail;
  }
}
