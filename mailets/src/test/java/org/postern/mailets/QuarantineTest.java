package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quarantine keeps a mail and ends its way, and never pretends to have kept it. */
class QuarantineTest {
  private static final String URL = "memory://quarantine";

  private final FakeRepositories store = new FakeRepositories();
  private MailImpl mail;

  @BeforeEach
  void make_a_mail() throws Exception {
    mail = RawMail.of("a: 1\r\n\r\nbody");
  }

  @Test
  void a_mail_is_kept_and_ends_here() throws Exception {
    quarantine("repository", URL).service(mail);
    assertThat(kept()).isNotNull();
    assertThat(mail.getState()).isEqualTo(Mail.GHOST);
  }

  @Test
  void the_client_hears_of_it_once_it_is_kept() throws Exception {
    FakeSession session = new FakeSession(false);
    session.attachTo(mail);
    quarantine("repository", URL).service(mail);
    assertThat(session.told).containsExactly("mail-1 quarantine");
    assertThat(kept()).isNotNull();
  }

  @Test
  void a_trial_keeps_nothing_and_says_what_would_be() throws Exception {
    FakeSession session = new FakeSession(true);
    session.attachTo(mail);
    quarantine("repository", URL).service(mail);
    assertThat(session.told).containsExactly("mail-1 quarantine");
    assertThat(kept()).isNull();
    assertThat(mail.getState()).isEqualTo(Mail.GHOST);
  }

  @Test
  void a_mail_that_passes_through_is_kept_and_goes_on() throws Exception {
    FakeSession session = new FakeSession(false);
    session.attachTo(mail);
    quarantine("repository", URL, "passThrough", "true").service(mail);
    assertThat(kept()).isNotNull();
    assertThat(mail.getState()).isEqualTo("root");
    assertThat(session.told).isEmpty();
  }

  @Test
  void a_repository_that_cannot_take_the_mail_is_an_exception_and_no_outcome() throws Exception {
    FakeSession session = new FakeSession(false);
    session.attachTo(mail);
    Quarantine quarantine = quarantine("repository", "full://quarantine");
    assertThatThrownBy(() -> quarantine.service(mail))
        .isInstanceOf(MessagingException.class)
        .hasMessage("no space left");
    assertThat(session.told).isEmpty();
    assertThat(mail.getState()).isEqualTo("root");
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          repositry   | memory://x  | repositry: is not a setting here; write one of keep, keepSize, most, passThrough, repository, or remove it
          repository  | viruses     | repository: "viruses" is not the URL of a mail repository; write one such as maildir://var/quarantine/viruses
          repository  | nosuch://x  | repository: "nosuch://x" cannot be opened: No Mail Repository associated with nosuch; write a protocol that mailrepositorystore.xml lists, and a place that this server may write to
          passThrough | ja          | passThrough: "ja" is neither true nor false; write one
          keep        | 14          | keep: "14" is not a length of time; write a whole number and its unit, one of ms, s, m, h and d, such as 20s
          most        | viel        | most: "viel" is not a size; write a whole number of bytes with an optional k, m or g, such as 25m
          """)
  void mistake_is_told_at_the_start(String name, String value, String message) {
    assertThatThrownBy(() -> quarantine(name, value))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining("mailetcontainer.xml: mailet Quarantine: " + message);
  }

  private @Nullable Mail kept() throws Exception {
    return store.select(MailRepositoryUrl.from(URL)).retrieve(new MailKey("mail-1"));
  }

  private Quarantine quarantine(String... settings) throws MessagingException {
    FakeMailetConfig.Builder config = FakeMailetConfig.builder().mailetName("Quarantine");
    for (int i = 0; i < settings.length; i += 2) {
      config.setProperty(settings[i], settings[i + 1]);
    }
    Quarantine quarantine = new Quarantine(store, NoMeters.NONE);
    quarantine.init(config.build());
    return quarantine;
  }
}
