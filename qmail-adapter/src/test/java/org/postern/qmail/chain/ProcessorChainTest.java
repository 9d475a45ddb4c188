package org.postern.qmail.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.attributes.Outcome;

/** What comes out of a chain for a message that goes in. */
class ProcessorChainTest {
  @TempDir Path directory;

  @Test
  void a_message_goes_through_processors_and_comes_out_as_it_came() throws Exception {
    String root =
        """
        <processor state='root'>
          <mailet match='All' class='ToProcessor'><processor>transport</processor></mailet>
        </processor>
        <processor state='transport'>
          <mailet match='All' class='LocalDelivery'/>
        </processor>
        """;
    try (ProcessorChain chain = ChainFixture.open(directory, root)) {
      Submission submission =
          ChainFixture.submission(ChainFixture.MESSAGE, "bob@Example.NET", "Joe@Example.ORG");

      Decision decision = chain.decide(submission);

      assertThat(decision.answer()).isEmpty();
      assertThat(decision.fates())
          .containsExactly(new Decision.Fate("Joe@Example.ORG", Outcome.DELIVER));
      assertThat(decision.deliveries())
          .containsExactly(new Delivery(submission.envelope(), submission.message()));
    }
  }

  @Test
  void recipients_who_get_other_bytes_get_a_delivery_of_their_own() throws Exception {
    String root =
        """
        <processor state='root'>
          <mailet match='RecipientIs=joe@example.org' class='SetMimeHeader'>
            <name>X-For</name><value>joe</value>
          </mailet>
          <mailet match='RecipientIs=sue@example.org' class='Null'/>
          <mailet match='All' class='RemoteDelivery'/>
        </processor>
        """;
    try (ProcessorChain chain = ChainFixture.open(directory, root)) {
      Decision decision =
          chain.decide(
              ChainFixture.submission(
                  ChainFixture.MESSAGE,
                  "",
                  "ann@example.org",
                  "joe@example.org",
                  "sue@example.org",
                  "tom@example.org"));

      assertThat(decision.deliveries())
          .extracting(d -> d.envelope().recipients() + ChainFixture.text(d.message()))
          .containsExactlyInAnyOrder(
              "[ann@example.org, tom@example.org]" + ChainFixture.MESSAGE,
              "[joe@example.org]X-For: joe\n" + ChainFixture.MESSAGE);
      assertThat(decision.fates())
          .extracting(fate -> fate.outcome().word())
          .containsExactly("deliver", "deliver", "discard", "deliver");
    }
  }

  @Test
  void a_message_that_reaches_the_end_of_a_processor_is_not_decided() throws Exception {
    String root = "<processor state='root'><mailet match='All' class='LogMessage'/></processor>";
    try (ProcessorChain chain = ChainFixture.open(directory, root)) {
      assertThatThrownBy(
              () -> chain.decide(ChainFixture.submission(ChainFixture.MESSAGE, "a@b", "c@d.org")))
          .isInstanceOf(ChainException.class)
          .hasMessage("id reached the end of processor root");
    }
  }
}
