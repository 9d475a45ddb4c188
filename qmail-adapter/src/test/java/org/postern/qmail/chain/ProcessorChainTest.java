package org.postern.qmail.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.james.core.MailAddress;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.attributes.Client;
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

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dropped by a mailet      | <mailet class='P$Readdress'><recipients>a@x.org</recipients></mailet><mailet class='LocalDelivery'/>
          emptied by a mailet      | <mailet class='P$Readdress'><recipients/></mailet>
          ended without a word     | <mailet class='P$Move'><state>ghost</state></mailet>
          replaced, then dropped   | <mailet class='P$Readdress'><recipients>z@x.org</recipients></mailet><mailet class='P$Move'><state>ghost</state></mailet>
          at the end for some      | <mailet match='RecipientIs=a@x.org' class='LocalDelivery'/>
          thrown out of the chain  | <mailet class='P$Throw'><onMailetException>propagate</onMailetException></mailet>
          an error out of it       | <mailet class='P$Throw'><kind>error</kind><onMailetException>propagate</onMailetException></mailet>
          out of a matcher         | <mailet match='P$Fails' class='Null'><onMatchException>propagate</onMatchException></mailet>
          round in a circle        | <mailet class='ToProcessor'><processor>circle</processor></mailet>
          """)
  void a_recipient_who_is_not_accounted_for_holds_the_whole_message(String what, String mailets)
      throws Exception {
    String processors =
        "<processor state='root'>"
            + mailets
            + "</processor><processor state='circle'>"
            + "<mailet class='ToProcessor'><processor>root</processor></mailet></processor>";
    try (ProcessorChain chain =
        ChainFixture.open(directory, processors.replace("P$", "org.postern.qmail.chain.Probe$"))) {
      assertThatThrownBy(
              () ->
                  chain.decide(
                      ChainFixture.submission(
                          ChainFixture.MESSAGE, "s@x.org", "a@x.org", "b@x.org")))
          .isInstanceOf(ChainException.class);
    }
  }

  @Test
  void what_fails_goes_to_the_error_processor_and_is_kept_there() throws Exception {
    String processors =
        """
        <processor state='root'>
          <mailet match='RecipientIs=a@x.org' class='org.postern.qmail.chain.Probe$Throw'/>
          <mailet class='RemoteDelivery'/>
        </processor>
        <processor state='error'>
          <mailet class='ToRepository'><repositoryPath>memory://var/error</repositoryPath></mailet>
        </processor>
        """;
    try (ProcessorChain chain = ChainFixture.open(directory, processors)) {
      Decision decision =
          chain.decide(
              ChainFixture.submission(ChainFixture.MESSAGE, "s@x.org", "a@x.org", "b@x.org"));

      assertThat(decision.fates())
          .extracting(Decision.Fate::outcome)
          .containsExactly(Outcome.QUARANTINE, Outcome.DELIVER);
    }
  }

  @Test
  void matchers_see_the_client() throws Exception {
    String processors =
        """
        <processor state='root'>
          <mailet match='SMTPAuthUserIs=ann' class='SetMimeHeader'>
            <name>X-User</name><value>ann</value>
          </mailet>
          <mailet match='SMTPIsAuthNetwork' class='SetMimeHeader'>
            <name>X-Relay</name><value>yes</value>
          </mailet>
          <mailet class='LocalDelivery'/>
        </processor>
        """;
    Submission plain =
        ChainFixture.submission(ChainFixture.MESSAGE, "a@mail.example.net", "b@x.org");
    Client client =
        new Client(Optional.of("192.0.2.1"), Optional.of("host"), true, Optional.of("ann"));
    Submission known =
        new Submission("id", plain.envelope(), plain.message(), client, plain.received());
    try (ProcessorChain chain = ChainFixture.open(directory, processors)) {
      assertThat(ChainFixture.text(chain.decide(plain).deliveries().get(0).message()))
          .doesNotContain("X-User", "X-Relay");
      assertThat(ChainFixture.text(chain.decide(known).deliveries().get(0).message()))
          .contains("X-User: ann", "X-Relay: yes");
    }
  }

  @Test
  void a_rehearsal_is_heard_step_by_step_and_stores_nothing() throws Exception {
    String processors =
        """
        <processor state='root'>
          <mailet match='RecipientIs=a@x.org' class='ToRepository'>
            <repositoryPath>memory://var/kept</repositoryPath>
          </mailet>
          <mailet match='RecipientIs=z@x.org' class='org.postern.qmail.chain.ProcessorChainTest$Peek'/>
          <mailet notmatch='RecipientIs=z@x.org' class='LocalDelivery'/>
        </processor>
        """;
    List<String> heard = new ArrayList<>();
    ChainListener listener =
        new ChainListener() {
          @Override
          public void matched(Mail mail, ChainStep step, Collection<MailAddress> matched) {
            heard.add(step.line() + " " + step.condition() + " " + matched);
          }

          @Override
          public void ran(Mail mail, ChainStep step) {
            heard.add(step.line() + " " + step.mailet());
          }

          @Override
          public void ended(Mail mail, Outcome outcome) {
            heard.add(outcome.word() + " " + mail.getRecipients());
          }
        };
    Path file = ChainFixture.container(directory, processors);
    Repository repository = new Repository();
    try (ProcessorChain chain =
        ProcessorChain.open(ChainSettings.of(file).with(Repository.class, repository))) {
      Decision decision =
          chain.rehearse(
              ChainFixture.submission(ChainFixture.MESSAGE, "s@x.org", "a@x.org", "b@x.org"),
              listener);

      assertThat(decision.deliveries()).hasSize(1);
      assertThat(repository.stores).isPresent();
      assertThat(kept(repository)).isZero();
      chain.decide(ChainFixture.submission(ChainFixture.MESSAGE, "s@x.org", "a@x.org"));
      assertThat(kept(repository)).isOne();
      assertThat(heard)
          .containsExactly(
              "4 match=\"RecipientIs=a@x.org\" [a@x.org]",
              "quarantine [a@x.org]",
              "4 ToRepository",
              "7 match=\"RecipientIs=z@x.org\" []",
              "8 notmatch=\"RecipientIs=z@x.org\" [b@x.org]",
              "deliver [b@x.org]",
              "8 LocalDelivery");
    }
  }

  @Test
  void many_messages_run_at_once() throws Exception {
    String processors =
        """
        <processor state='root'>
          <mailet match='RecipientIs=joe@x.org' class='SetMimeHeader'>
            <name>X-For</name><value>joe</value>
          </mailet>
          <mailet class='LocalDelivery'/>
        </processor>
        """;
    try (ProcessorChain chain = ChainFixture.open(directory, processors);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Decision>> decisions = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        String body = "Subject: s\n\nbody " + i + "\n";
        decisions.add(
            threads.submit(
                () -> chain.decide(ChainFixture.submission(body, "", "joe@x.org", "sue@x.org"))));
      }
      for (int i = 0; i < decisions.size(); i++) {
        assertThat(decisions.get(i).get().deliveries())
            .extracting(d -> ChainFixture.text(d.message()))
            .containsExactlyInAnyOrder(
                "X-For: joe\nSubject: s\n\nbody " + i + "\n", "Subject: s\n\nbody " + i + "\n");
      }
    }
  }

  /** Where a test finds the repositories of a chain. */
  static final class Repository {
    Optional<MailRepositoryStore> stores = Optional.empty();
  }

  /** Hands the repositories of the chain to the test. */
  static final class Peek extends org.apache.mailet.base.GenericMailet {
    @jakarta.inject.Inject
    Peek(MailRepositoryStore stores, Repository repository) {
      repository.stores = Optional.of(stores);
    }

    @Override
    public void service(Mail mail) {}
  }

  private static long kept(Repository repository) throws Exception {
    return repository
        .stores
        .orElseThrow()
        .select(MailRepositoryUrl.from("memory://var/kept"))
        .size();
  }
}
