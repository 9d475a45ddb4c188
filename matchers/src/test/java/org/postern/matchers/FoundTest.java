package org.postern.matchers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.util.List;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMatcherConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.attributes.MailDetectors;
import org.postern.attributes.MailFindings;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;

/** Which recipients {@code Found} matches. */
class FoundTest {
  private static final String JOE = "joe@example.org";
  private static final String ANN = "Ann@strict.example";

  @ParameterizedTest(name = "Found={0}, and there is {1}/{2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          virus                                   | VIRUS     | BLOCK | true
          virus                                   | VIRUS     | STRIP | true
          virus                                   | VIRUS     | NOTE  | false
          virus/*                                 | VIRUS     | NOTE  | true
          virus/note                              | VIRUS     | NOTE  | true
          virus                                   | POLICY    | BLOCK | false
          virus/*                                 | VIRUS     | TAG   | true
          virus/block                             | VIRUS     | BLOCK | true
          virus/block                             | VIRUS     | DEFER | false
          */defer                                 | UNSCANNED | DEFER | true
          */defer                                 | POLICY    | DEFER | true
          */defer                                 | POLICY    | BLOCK | false
          *                                       | SPAM      | TAG   | true
          *                                       | SPAM      | NOTE  | false
          */*                                     | SPAM      | NOTE  | true
          policy/block, format/block, leak/block  | LEAK      | BLOCK | true
          policy/block, format/block, leak/block  | FORMAT    | BLOCK | true
          policy/block,format/block               | FORMAT    | TAG   | false
          spam / tag                              | SPAM      | TAG   | true
          unscanned                               | UNSCANNED | DEFER | true
          unscanned/note                          | UNSCANNED | DEFER | false
          """)
  void matches(String condition, Kind kind, Effect effect, boolean expected) throws Exception {
    FakeMail mail = scanned();
    MailFindings.add(mail, List.of(finding(kind, effect)));

    assertThat(found(condition).match(mail)).hasSize(expected ? 2 : 0);
  }

  @Test
  void mail_without_findings_matches_nothing_and_never_null() throws Exception {
    assertThat(found("*").match(scanned())).isNotNull().isEmpty();
  }

  @Test
  void exactly_the_recipients_whom_a_finding_concerns() throws Exception {
    FakeMail mail = scanned();
    MailFindings.add(
        mail,
        List.of(
            finding(Kind.POLICY, Effect.BLOCK, "ann@STRICT.example"),
            finding(Kind.POLICY, Effect.TAG, JOE)));

    assertThat(found("policy/block").match(mail)).containsExactly(new MailAddress(ANN));
    assertThat(found("policy/tag").match(mail)).containsExactly(new MailAddress(JOE));
    assertThat(found("policy").match(mail)).hasSize(2);
    assertThat(found("policy/defer").match(mail)).isEmpty();
  }

  @Test
  void a_finding_for_somebody_who_is_not_on_this_mail_matches_nobody() throws Exception {
    FakeMail mail = scanned();
    MailFindings.add(mail, List.of(finding(Kind.VIRUS, Effect.BLOCK, "kim@example.org")));

    assertThat(found("virus").match(mail)).isEmpty();
  }

  @ParameterizedTest(name = "Found={0} matches mail that nobody looked at: {1}")
  @CsvSource({
    "unscanned, true",
    "unscanned/*, true",
    "unscanned/defer, true",
    "'virus, unscanned', true",
    "unscanned/note, false",
    "*, false",
    "*/defer, false",
    "virus, false",
  })
  void mail_that_nobody_looked_at(String condition, boolean expected) throws Exception {
    assertThat(found(condition).match(mail())).hasSize(expected ? 2 : 0);
  }

  @Test
  void format_checks_do_not_stand_for_a_virus_scan() throws Exception {
    FakeMail mail = mail();
    MailDetectors.looked(mail, Kind.FORMAT);

    assertThat(found("unscanned").match(mail)).hasSize(2);
  }

  @Test
  void findings_that_cannot_be_read_hold_the_mail() throws Exception {
    FakeMail mail = scanned();
    mail.setAttribute(new Attribute(MailFindings.ATTRIBUTE, AttributeValue.of("garbled")));

    assertThat(found("*/defer").match(mail)).hasSize(2);
    assertThat(found("unscanned").match(mail)).hasSize(2);
  }

  @ParameterizedTest(name = "Found={0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          virsu        | "virsu" is not a kind of finding; write one of virus, policy, format, leak, spam, unscanned, or * for any
          Virus        | "Virus" is not a kind of finding; write one of virus, policy, format, leak, spam, unscanned, or * for any
          virus/reject | "reject" is not an effect; write one of block, defer, strip, tag, note, or * for any
          ''           | "" is not a kind of finding; write one of virus, policy, format, leak, spam, unscanned, or * for any
          virus,,spam  | "" is not a kind of finding; write one of virus, policy, format, leak, spam, unscanned, or * for any
          virus/       | "" is not an effect; write one of block, defer, strip, tag, note, or * for any
          a/b          | "a" is not a kind of finding; write one of virus, policy, format, leak, spam, unscanned, or * for any; "b" is not an effect; write one of block, defer, strip, tag, note, or * for any
          """)
  void refuses_to_start(String condition, String words) {
    assertThatThrownBy(() -> found(condition))
        .isInstanceOf(MessagingException.class)
        .hasMessage("mailetcontainer.xml: matcher Found: condition: " + words);
  }

  @Test
  void refuses_to_start_without_a_condition() {
    assertThatThrownBy(
            () -> new Found().init(FakeMatcherConfig.builder().matcherName("Found").build()))
        .isInstanceOf(MessagingException.class)
        .hasMessageStartingWith("mailetcontainer.xml: matcher Found: condition: is missing; write");
  }

  private static Found found(String condition) throws MessagingException {
    Found found = new Found();
    found.init(
        FakeMatcherConfig.builder()
            .matcherName("org.postern.matchers.Found")
            .condition(condition)
            .build());
    return found;
  }

  private static Finding finding(Kind kind, Effect effect, String... recipients) {
    return new Finding(kind, effect, "test", "name", "1", "", List.of(recipients));
  }

  private static FakeMail scanned() throws Exception {
    FakeMail mail = mail();
    MailDetectors.looked(mail, Kind.VIRUS);
    return mail;
  }

  private static FakeMail mail() throws Exception {
    return FakeMail.builder().name("mail").recipients(JOE, ANN).build();
  }
}
