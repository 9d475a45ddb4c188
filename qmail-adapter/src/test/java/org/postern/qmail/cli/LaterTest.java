package org.postern.qmail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.attributes.Client;
import org.postern.attributes.Outcome;
import org.postern.attributes.Session.Answer;
import org.postern.inspection.content.Content;
import org.postern.qmail.chain.Decision;
import org.postern.qmail.chain.Envelope;
import org.postern.qmail.chain.ProcessorChain;
import org.postern.qmail.chain.Submission;
import org.postern.samples.Eicar;

/** A rule that says later, in the shipped processors behind qmail. */
class LaterTest {
  @TempDir Path folder;

  private ProcessorChain chain;

  @BeforeEach
  void open() throws Exception {
    Path conf = Shipped.in(folder);
    Files.writeString(
        conf.resolve("policy.xml"),
        """
        <policy xmlns="urn:postern:policy:1">
          <rule name="later" effect="defer">
            <when><subject matches="later"/></when>
            <because>Come back in ten minutes.</because>
          </rule>
        </policy>
        """);
    chain = Shipped.chain(conf);
  }

  @AfterEach
  void close() {
    chain.close();
  }

  @Test
  void the_client_is_told_why() throws Exception {
    Decision decision = decide("Subject: later\n\nhello\n");
    assertThat(decision.answer().map(Answer::code)).contains(451);
    assertThat(decision.answer().map(Answer::text).orElse(""))
        .startsWith("4.7.1 Come back in ten minutes.");
    assertThat(decision.deliveries()).isEmpty();
  }

  @Test
  void a_known_virus_is_kept_all_the_same() throws Exception {
    String eicar = new String(Eicar.bytes(), StandardCharsets.ISO_8859_1);
    Decision decision = decide("Subject: later\n\n" + eicar + "\n");
    assertThat(decision.answer()).isEmpty();
    assertThat(decision.fates())
        .containsExactly(new Decision.Fate("joe@example.org", Outcome.QUARANTINE));
  }

  private Decision decide(String message) throws Exception {
    return chain.decide(
        new Submission(
            "id",
            new Envelope("a@example.net", List.of("joe@example.org")),
            Content.of(message.getBytes(StandardCharsets.ISO_8859_1)),
            new Client(Optional.of("192.0.2.1"), Optional.empty(), false, Optional.empty()),
            Instant.EPOCH));
  }
}
