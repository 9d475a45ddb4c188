package org.postern.attributes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMail;
import org.junit.jupiter.api.Test;

/** The engines that looked at a mail are kept on it as plain strings. */
class MailEnginesTest {
  private final Mail mail = mail();

  @Test
  void at_first_nobody_has_looked() {
    assertThat(MailEngines.of(mail)).isEmpty();
  }

  @Test
  void each_engine_is_named_once_in_the_order_in_which_they_came() {
    MailEngines.add(mail, List.of("clamd 1.4", "builtin"));
    MailEngines.add(mail, List.of("builtin", "spamd 4"));
    assertThat(MailEngines.of(mail)).containsExactly("clamd 1.4", "builtin", "spamd 4");
  }

  @Test
  void they_survive_a_queue_that_keeps_attributes_as_json() throws Exception {
    MailEngines.add(mail, List.of("clamd 1.4"));
    String json =
        mail.getAttribute(MailEngines.ATTRIBUTE)
            .orElseThrow()
            .getValue()
            .toJson()
            .orElseThrow()
            .toString();
    mail.setAttribute(new Attribute(MailEngines.ATTRIBUTE, AttributeValue.fromJsonString(json)));
    assertThat(MailEngines.of(mail)).containsExactly("clamd 1.4");
  }

  private static Mail mail() {
    try {
      return FakeMail.builder().name("mail").build();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
