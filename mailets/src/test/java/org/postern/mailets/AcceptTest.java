package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accept ends the look at a mail that comes again, and nothing else. */
class AcceptTest {
  private final Accept accept = new Accept();
  private MailImpl mail;

  @BeforeEach
  void make_a_mail() throws Exception {
    accept.init(FakeMailetConfig.builder().mailetName("Accept").build());
    mail = RawMail.of("a: 1\n\n");
    mail.setState("scan");
  }

  @Test
  void a_mail_that_comes_again_ends_here() {
    FakeSession session = FakeSession.ofHook();
    session.attachTo(mail);
    accept.service(mail);
    assertThat(session.told).containsExactly("mail-1 deliver");
    assertThat(mail.getState()).isEqualTo(Mail.GHOST);
  }

  @Test
  void behind_qmail_it_goes_on() {
    FakeSession session = new FakeSession(false);
    session.attachTo(mail);
    accept.service(mail);
    assertThat(session.told).isEmpty();
    assertThat(mail.getState()).isEqualTo("scan");
  }

  @Test
  void so_it_does_where_somebody_only_asks_what_would_happen() {
    FakeSession session = new FakeSession(true);
    session.attachTo(mail);
    accept.service(mail);
    assertThat(mail.getState()).isEqualTo("scan");
  }

  @Test
  void in_the_spool_it_goes_on() {
    accept.service(mail);
    assertThat(mail.getState()).isEqualTo("scan");
  }

  @Test
  void it_has_no_settings() {
    assertThatThrownBy(
            () ->
                new Accept()
                    .init(
                        FakeMailetConfig.builder()
                            .mailetName("Accept")
                            .setProperty("processor", "x")
                            .build()))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining("mailet Accept: processor: is not a setting here; there are none");
  }
}
