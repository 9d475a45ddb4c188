package org.postern.attributes;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.base.test.FakeMail;
import org.junit.jupiter.api.Test;
import org.postern.inspection.Inspection;

/** The inspection that a chain run shares. */
class MailInspectionTest {

  @Test
  void is_made_once_while_the_bytes_stay() throws Exception {
    FakeMail mail = mail();

    Inspection first = MailInspection.of(mail);

    assertThat(MailInspection.of(mail)).isSameAs(first);
    assertThat(MailInspection.of(mail)).isSameAs(first);
  }

  @Test
  void is_made_anew_when_a_header_was_added() throws Exception {
    FakeMail mail = mail();
    Inspection first = MailInspection.of(mail);

    mail.getMessage().addHeader("X-New", "line");

    assertThat(MailInspection.of(mail)).isNotSameAs(first);
    assertThat(MailInspection.of(mail)).isSameAs(MailInspection.of(mail));
  }

  @Test
  void is_made_anew_when_bytes_changed_and_their_number_did_not() throws Exception {
    FakeMail mail = mail();
    Inspection first = MailInspection.of(mail);

    mail.getMessage().setHeader("Subject", "olleh");

    Inspection second = MailInspection.of(mail);
    assertThat(second.message().size()).isEqualTo(first.message().size());
    assertThat(second).isNotSameAs(first);
  }

  @Test
  void is_shared_by_mails_that_were_split() throws Exception {
    FakeMail mail = mail();
    Inspection first = MailInspection.of(mail);

    FakeMail other = mail();
    mail.attributes().forEach(other::setAttribute);

    assertThat(MailInspection.of(other)).isSameAs(first);
  }

  @Test
  void is_made_anew_when_something_else_hangs_there() throws Exception {
    FakeMail mail = mail();
    mail.setAttribute(new Attribute(MailInspection.ATTRIBUTE, AttributeValue.of("lost")));

    assertThat(MailInspection.of(mail).anatomy().nodes()).isNotEmpty();
  }

  private static FakeMail mail() throws Exception {
    byte[] bytes = "Subject: hello\r\n\r\nhello\r\n".getBytes(StandardCharsets.US_ASCII);
    return FakeMail.builder()
        .name("mail")
        .mimeMessage(
            new MimeMessage(
                jakarta.mail.Session.getInstance(new Properties()),
                new ByteArrayInputStream(bytes)))
        .build();
  }
}
