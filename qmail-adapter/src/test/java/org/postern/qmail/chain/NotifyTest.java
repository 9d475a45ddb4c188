package org.postern.qmail.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
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
        <mailet match='All' class='org.postern.mailets.Notify'>
          <to>psender, admin</to>
        </mailet>
        <mailet match='All' class='Null'/>
      </processor>
      """;

  @TempDir Path directory;

  @Test
  void a_virus_to_two_recipients_gives_one_notice_to_the_admin_and_none_to_the_sender()
      throws Exception {
    Decision decision = decide(virus());

    assertThat(decision.deliveries())
        .extracting(Delivery::envelope)
        .containsExactly(new Envelope("", List.of("postmaster@example.org")));
    assertThat(ChainFixture.text(decision.deliveries().get(0).message()))
        .contains("\nSubject: Message held (virus): hello\n", "Auto-Submitted: auto-replied\n")
        .doesNotContain(
            "\r", new String(Eicar.bytes(), java.nio.charset.StandardCharsets.US_ASCII));
  }

  private Decision decide(String message) throws Exception {
    try (ProcessorChain chain =
        ProcessorChain.open(
            ChainSettings.of(ChainFixture.container(directory, PROCESSORS))
                .withLocal("x.org"::equals))) {
      return chain.decide(ChainFixture.submission(message, "joe@x.org", "ann@x.org", "bob@x.org"));
    }
  }

  private static String virus() {
    return "From: joe@x.org\nSubject: hello\nMessage-ID: <1@x.org>\n\n"
        + new String(Eicar.bytes(), java.nio.charset.StandardCharsets.US_ASCII)
        + "\n";
  }
}
