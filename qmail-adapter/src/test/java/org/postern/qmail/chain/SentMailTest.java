package org.postern.qmail.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails that mailets send while they handle a message. */
class SentMailTest {
  private static final String SENDS = "class='org.postern.qmail.chain.SentMailTest$Sends'";

  @TempDir Path directory;

  /** Sends a note to {@code admin@x.org}, as {@code <how>} says. */
  static final class Sends extends GenericMailet {
    @Override
    public void service(Mail mail) throws MessagingException {
      MimeMessage note = new MimeMessage((jakarta.mail.Session) null);
      note.setFrom("postmaster@x.org");
      note.setRecipients(MimeMessage.RecipientType.TO, "admin@x.org");
      note.setText("two\r\nlines\r\n");
      note.saveChanges();
      MailAddress admin = new MailAddress("admin@x.org");
      switch (getInitParameter("how", "plain")) {
        case "to processor" ->
            getMailetContext().sendMail(mail.getMaybeSender().get(), List.of(admin), note, "sent");
        case "later" -> getMailetContext().sendMail(MailImpl.duplicate(mail), 1, TimeUnit.MINUTES);
        case "back" -> getMailetContext().bounce(mail, "sorry");
        case "as it is" -> {
          MailImpl copy = MailImpl.duplicate(mail);
          copy.setRecipients(List.of(admin));
          getMailetContext().sendMail(copy);
          copy.dispose();
        }
        default -> getMailetContext().sendMail(note);
      }
    }
  }

  @Test
  void a_note_follows_the_message_and_has_the_line_ends_of_qmail() throws Exception {
    Decision decision = decide("<mailet " + SENDS + "/><mailet class='LocalDelivery'/>");

    assertThat(decision.deliveries()).hasSize(2);
    Delivery note = decision.deliveries().get(1);
    assertThat(note.envelope()).isEqualTo(new Envelope("postmaster@x.org", List.of("admin@x.org")));
    assertThat(ChainFixture.text(note.message())).endsWith("\n\ntwo\nlines\n").doesNotContain("\r");
  }

  @Test
  void a_note_goes_through_the_processor_that_it_is_sent_to() throws Exception {
    Decision decision =
        decide("<mailet " + SENDS + "><how>to processor</how></mailet><mailet class='Null'/>");

    assertThat(decision.deliveries()).hasSize(1);
    assertThat(decision.deliveries().get(0).envelope())
        .isEqualTo(new Envelope("BOB@Example.net", List.of("admin@x.org")));
    assertThat(ChainFixture.text(decision.deliveries().get(0).message())).contains("X-Sent: yes");
    assertThat(decision.fates()).extracting(f -> f.outcome().word()).containsExactly("discard");
  }

  @Test
  void a_mail_whose_place_another_takes_is_accounted_for() throws Exception {
    Decision decision =
        decide(
            "<mailet "
                + SENDS
                + "><how>as it is</how></mailet>"
                + "<mailet class='org.postern.qmail.chain.SentMailTest$SendsAndEnds'/>");

    assertThat(decision.fates()).extracting(f -> f.outcome().word()).containsExactly("discard");
    assertThat(decision.deliveries())
        .extracting(d -> ChainFixture.text(d.message()))
        .containsExactly(ChainFixture.MESSAGE, ChainFixture.MESSAGE);
  }

  /** Sends the mail on, and ends it. */
  static final class SendsAndEnds extends GenericMailet {
    @Override
    public void service(Mail mail) throws MessagingException {
      getMailetContext().sendMail(MailImpl.duplicate(mail));
      mail.setState(Mail.GHOST);
    }
  }

  @Test
  void a_bounce_goes_to_the_sender_as_he_wrote_himself() throws Exception {
    Decision decision =
        decide("<mailet " + SENDS + "><how>back</how></mailet><mailet class='Null'/>");

    assertThat(decision.deliveries().get(0).envelope())
        .isEqualTo(new Envelope("", List.of("BOB@Example.net")));
    assertThat(ChainFixture.text(decision.deliveries().get(0).message())).contains("\n\nsorry");
  }

  @Test
  void nothing_can_be_sent_later() throws Exception {
    assertThatThrownBy(
            () ->
                decide(
                    "<mailet "
                        + SENDS
                        + "><how>later</how>"
                        + "<onMailetException>propagate</onMailetException></mailet>"))
        .isInstanceOf(ChainException.class)
        .hasStackTraceContaining("qmail has no queue that holds a mail back for 1 MINUTES");
  }

  @Test
  void a_note_about_a_refused_message_is_sent_all_the_same() throws Exception {
    Decision decision = decide("<mailet " + SENDS + "/>" + reply(550, "5.7.1"));

    assertThat(decision.deliveries()).isEmpty();
    assertThat(decision.notices())
        .extracting(d -> d.envelope().recipients().get(0))
        .containsExactly("admin@x.org");
  }

  @Test
  void a_note_about_a_message_that_comes_again_will_come_again() throws Exception {
    assertThat(decide("<mailet " + SENDS + "/>" + reply(451, "4.7.1")).notices()).isEmpty();
  }

  @Test
  void notes_about_notes_end() throws Exception {
    assertThatThrownBy(
            () ->
                decide(
                    "<mailet match='All' class='ToProcessor'><processor>circle</processor></mailet>"))
        .isInstanceOf(ChainException.class)
        .hasStackTraceContaining("in a circle");
  }

  @Test
  void nothing_can_be_sent_when_no_message_is_under_way() throws Exception {
    AdapterContext context = new AdapterContext(new MailAddress("a@b.org"), _ -> false);

    assertThatThrownBy(() -> context.sendMail(MailImpl.builder().name("m").build()))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining("only while a message is on its way");
  }

  private static String reply(int code, String status) {
    return "<mailet class='org.postern.mailets.Reply'><code>"
        + code
        + "</code><text>"
        + status
        + " no</text><otherwise>error</otherwise></mailet>";
  }

  private Decision decide(String mailets) throws Exception {
    String processors =
        "<processor state='root'>"
            + mailets
            + "</processor>"
            + "<processor state='sent'><mailet class='SetMimeHeader'><name>X-Sent</name>"
            + "<value>yes</value></mailet><mailet class='LocalDelivery'/></processor>"
            + "<processor state='circle'><mailet "
            + SENDS
            + "><how>again</how>"
            + "<onMailetException>propagate</onMailetException></mailet>"
            + "<mailet class='org.postern.qmail.chain.SentMailTest$Again'>"
            + "<onMailetException>propagate</onMailetException></mailet></processor>";
    try (ProcessorChain chain = ChainFixture.open(directory, processors)) {
      return chain.decide(
          ChainFixture.submission(ChainFixture.MESSAGE, "BOB@Example.net", "joe@x.org"));
    }
  }

  /** Sends the mail to the processor it is in, and ends it. */
  static final class Again extends GenericMailet {
    @Override
    public void service(Mail mail) throws MessagingException {
      getMailetContext().sendMail(MailImpl.duplicate(mail), "circle");
      mail.setState(Mail.GHOST);
    }
  }
}
