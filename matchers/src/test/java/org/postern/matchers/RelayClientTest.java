package org.postern.matchers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMatcherConfig;
import org.junit.jupiter.api.Test;
import org.postern.attributes.Client;

/** Which mail {@code RelayClient} matches. */
class RelayClientTest {

  @Test
  void a_client_of_an_authorized_network() throws Exception {
    FakeMail mail = mail();
    mail.setAttribute(new Attribute(Client.RELAYING, AttributeValue.of("true")));

    assertThat(matcher().match(mail)).hasSize(2);
  }

  @Test
  void a_client_with_a_login() throws Exception {
    FakeMail mail = mail();
    mail.setAttribute(new Attribute(Mail.SMTP_AUTH_USER, AttributeValue.of("joe")));

    assertThat(matcher().match(mail)).hasSize(2);
  }

  @Test
  void nobody_else() throws Exception {
    assertThat(matcher().match(mail())).isNotNull().isEmpty();
  }

  @Test
  void takes_no_condition() {
    assertThatThrownBy(
            () ->
                new RelayClient()
                    .init(
                        FakeMatcherConfig.builder()
                            .matcherName("RelayClient")
                            .condition("true")
                            .build()))
        .isInstanceOf(MessagingException.class)
        .hasMessage(
            "mailetcontainer.xml: matcher RelayClient: condition: is not a setting here; there are"
                + " none, remove it");
  }

  private static RelayClient matcher() throws MessagingException {
    RelayClient matcher = new RelayClient();
    matcher.init(FakeMatcherConfig.builder().matcherName("RelayClient").build());
    return matcher;
  }

  private static FakeMail mail() throws Exception {
    return FakeMail.builder().name("mail").recipients("a@example.org", "b@example.org").build();
  }
}
