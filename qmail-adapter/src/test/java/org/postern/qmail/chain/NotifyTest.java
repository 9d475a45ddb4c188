package org.postern.qmail.chain;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.samples.Eicar;

/** Notices behind qmail: what leaves beside a message that was held. */
class NotifyTest {
  private static final String PROCESSORS =
      """
      <processor state='root'>
        <mailet match='All' class='org.postern.mailets.ScanForViruses'>
          <engines>builtin:</engines>
        </mailet>
        <mailet match='All' class='org.postern.mailets.ApplyPolicy'/>
        <mailet match='All' class='org.postern.mailets.Notify'>
          <to>psender, admin</to>
        </mailet>
        <mailet match='All' class='Null'/>
      </processor>
      """;

  private static final String POLICY =
      """
      <policy xmlns="urn:postern:policy:1">
        <rule name="secret" effect="block">
          <when><subject matches="secret"/></when>
          <because>Not to be sent.</because>
        </rule>
      </policy>
      """;

  private static final String EICAR = new String(Eicar.bytes(), StandardCharsets.US_ASCII);

  @TempDir Path directory;

  private String processors = PROCESSORS;
  private Predicate<String> own = "x.org"::equals;

  @BeforeEach
  void no_rules() throws IOException {
    Files.writeString(directory.resolve("policy.xml"), "<policy xmlns=\"urn:postern:policy:1\"/>");
  }

  @Test
  void a_virus_to_two_recipients_gives_one_notice_to_the_admin_and_none_to_the_sender()
      throws Exception {
    Decision decision = decide(virus());

    assertThat(decision.deliveries())
        .extracting(Delivery::envelope)
        .containsExactly(new Envelope("", List.of("postmaster@example.org")));
    assertThat(ChainFixture.text(decision.deliveries().get(0).message()))
        .contains("\nSubject: Message held (virus): hello\n", "Auto-Submitted: auto-replied\n")
        .doesNotContain("\r", EICAR);
  }

  @Test
  void a_block_of_the_policy_is_told_to_a_sender_of_the_site() throws Exception {
    Files.writeString(directory.resolve("policy.xml"), POLICY);
    Decision decision = decide("From: joe@x.org\nSubject: secret\n\nbody\n");

    assertThat(decision.deliveries())
        .extracting(Delivery::envelope)
        .containsExactly(
            new Envelope("", List.of("postmaster@example.org")),
            new Envelope("", List.of("joe@x.org")));
    assertThat(ChainFixture.text(decision.deliveries().get(1).message()))
        .contains("\nSubject: Your message was not delivered: secret\n", "Not to be sent.");
  }

  @Test
  void a_host_that_takes_every_domain_for_its_own_tells_no_sender() throws Exception {
    Files.writeString(directory.resolve("policy.xml"), POLICY);
    own = _ -> true;

    assertThat(decide("Subject: secret\n\nbody\n").deliveries())
        .extracting(Delivery::envelope)
        .containsExactly(new Envelope("", List.of("postmaster@example.org")));
  }

  @Test
  void a_notice_that_cannot_be_sent_does_not_hold_the_mail_up() throws Exception {
    processors =
        PROCESSORS.replace(
            "<processor state='root'>",
            "<processor state='root'><mailet match='All' class='"
                + "org.postern.qmail.chain.NotifyTest$SendsAllThatMayBeSent'/>");
    Decision decision = decide(virus());

    assertThat(decision.deliveries()).hasSize(100);
    assertThat(decision.fates()).extracting(f -> f.outcome().word()).containsOnly("discard");
  }

  /** After this mailet no other can send anything. */
  static final class SendsAllThatMayBeSent extends GenericMailet {
    @Override
    public void service(Mail mail) throws MessagingException {
      for (int i = 0; i < 100; i++) {
        getMailetContext().sendMail(MailImpl.duplicate(mail), Mail.DEFAULT);
      }
    }
  }

  private Decision decide(String message) throws Exception {
    try (ProcessorChain chain =
        ProcessorChain.open(
            ChainSettings.of(ChainFixture.container(directory, processors)).withOwn(own))) {
      return chain.decide(ChainFixture.submission(message, "joe@x.org", "ann@x.org", "bob@x.org"));
    }
  }

  private static String virus() {
    return "From: joe@x.org\nSubject: hello\nMessage-ID: <1@x.org>\n\n" + EICAR + "\n";
  }
}
