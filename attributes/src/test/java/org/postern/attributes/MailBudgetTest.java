package org.postern.attributes;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.base.test.FakeMail;
import org.junit.jupiter.api.Test;
import org.postern.inspection.Inspection;
import org.postern.inspection.anatomy.Budget;
import org.postern.inspection.anatomy.Limit;

/** The budget that a site gives to a mail. */
class MailBudgetTest {
  private static final Budget SMALL = Budget.DEFAULT.with(Limit.PARTS, 3).with(Limit.DEPTH, 2);

  @Test
  void is_the_usual_one_where_nobody_chose() throws Exception {
    assertThat(MailBudget.of(mail())).isEqualTo(Budget.DEFAULT);
  }

  @Test
  void survives_every_form_in_which_a_queue_keeps_attributes() throws Exception {
    FakeMail mail = mail();
    MailBudget.set(mail, SMALL);
    assertThat(MailBudget.of(mail)).isEqualTo(SMALL);

    AttributeValue<?> value = mail.getAttribute(MailBudget.ATTRIBUTE).orElseThrow().getValue();
    FakeMail queued = mail();
    queued.setAttribute(
        new Attribute(MailBudget.ATTRIBUTE, AttributeValue.fromJson(value.toJson().orElseThrow())));
    assertThat(MailBudget.of(queued)).isEqualTo(SMALL);
  }

  @Test
  void is_the_usual_one_where_it_cannot_be_read() throws Exception {
    FakeMail mail = mail();
    mail.setAttribute(new Attribute(MailBudget.ATTRIBUTE, AttributeValue.of("all of it")));
    assertThat(MailBudget.of(mail)).isEqualTo(Budget.DEFAULT);
    mail.setAttribute(
        new Attribute(
            MailBudget.ATTRIBUTE,
            AttributeValue.of(Map.<String, AttributeValue<?>>of("parts", AttributeValue.of("7")))));
    assertThat(MailBudget.of(mail)).isEqualTo(Budget.DEFAULT);
  }

  @Test
  void holds_for_the_inspection() throws Exception {
    FakeMail mail = mail();
    MailBudget.set(mail, SMALL);
    assertThat(MailInspection.of(mail).budget()).isEqualTo(SMALL);
    assertThat(MailInspection.of(mail)).isSameAs(MailInspection.of(mail));
  }

  @Test
  void that_comes_late_has_the_inspection_made_anew() throws Exception {
    FakeMail mail = mail();
    Inspection first = MailInspection.of(mail);
    MailBudget.set(mail, SMALL);
    assertThat(MailInspection.of(mail)).isNotSameAs(first);
    assertThat(MailInspection.of(mail).budget()).isEqualTo(SMALL);
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
