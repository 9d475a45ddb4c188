package org.postern.qmail.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the client is told where the mailets for different recipients want different things. The
 * recipients are named for what becomes of them: {@code no} and {@code never} get a 5xx, {@code
 * later} a 4xx, {@code turn} a 5xx and otherwise a 4xx, {@code gone} is discarded, {@code joe} and
 * {@code sue} get the message.
 */
class ReplyTest {
  private static final String PROCESSORS =
      """
      <processor state='root'>
        <mailet match='RecipientIs=no@x.org' class='org.postern.mailets.Reply'>
          <code>550</code><text>5.7.1 no</text><otherwise>keep</otherwise>
        </mailet>
        <mailet match='RecipientIs=never@x.org' class='org.postern.mailets.Reply'>
          <code>554</code><text>5.7.1 never</text><otherwise>keep</otherwise>
        </mailet>
        <mailet match='RecipientIs=later@x.org' class='org.postern.mailets.Reply'>
          <code>451</code><text>4.7.1 later</text><otherwise>keep</otherwise>
        </mailet>
        <mailet match='RecipientIs=turn@x.org' class='org.postern.mailets.Reply'>
          <code>550</code><text>5.7.1 turn</text><otherwise>wait</otherwise>
        </mailet>
        <mailet match='RecipientIs=round@x.org' class='org.postern.mailets.Reply'>
          <code>550</code><text>5.7.1 round</text><otherwise>root</otherwise>
        </mailet>
        <mailet match='RecipientIs=gone@x.org' class='Null'/>
        <mailet match='All' class='LocalDelivery'/>
      </processor>
      <processor state='keep'>
        <mailet match='All' class='ToRepository'>
          <repositoryPath>memory://var/mail/kept</repositoryPath>
        </mailet>
      </processor>
      <processor state='wait'>
        <mailet match='All' class='org.postern.mailets.Reply'>
          <code>450</code><text>4.7.1 wait</text><otherwise>keep</otherwise>
        </mailet>
      </processor>
      """;

  @TempDir Path directory;

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # recipients         | answer        | delivered to | what becomes of each
          joe                  |               | joe          | deliver
          no                   | 550 5.7.1 no  |              | reject
          no never             | 550 5.7.1 no  |              | reject reject
          never no             | 550 5.7.1 no  |              | reject reject
          later                | 451 4.7.1 later |            | defer
          no later             | 451 4.7.1 later |            | defer defer
          joe later            | 451 4.7.1 later |            | defer defer
          joe no later gone    | 451 4.7.1 later |            | defer defer defer defer
          turn                 | 550 5.7.1 turn  |            | reject
          joe no               |               | joe          | deliver quarantine
          no joe never sue     |               | joe sue      | quarantine deliver quarantine deliver
          no gone              |               |              | quarantine discard
          joe turn             | 450 4.7.1 wait |             | defer defer
          """)
  void the_client_is_told_what_holds_for_the_whole_message(
      String recipients, String answer, String delivered, String outcomes) throws Exception {
    try (ProcessorChain chain = ChainFixture.open(directory, PROCESSORS)) {
      Decision decision = chain.decide(to(recipients.split(" ")));

      assertThat(decision.answer().map(a -> a.code() + " " + a.text()).orElse(null))
          .isEqualTo(answer);
      assertThat(
              decision.deliveries().stream()
                  .flatMap(d -> d.envelope().recipients().stream())
                  .map(r -> r.replace("@x.org", ""))
                  .reduce((a, b) -> a + " " + b)
                  .orElse(null))
          .isEqualTo(delivered);
      assertThat(decision.fates())
          .extracting(fate -> fate.outcome().word())
          .containsExactly(outcomes.split(" "));
    }
  }

  @Test
  void replies_that_lead_to_each_other_are_no_decision() throws Exception {
    try (ProcessorChain chain = ChainFixture.open(directory, PROCESSORS)) {
      assertThatThrownBy(() -> chain.decide(to("joe", "round")))
          .isInstanceOf(ChainException.class)
          .hasMessageContaining("without an end");
    }
  }

  private static Submission to(String... names) {
    String[] recipients = new String[names.length];
    for (int i = 0; i < names.length; i++) {
      recipients[i] = names[i] + "@x.org";
    }
    return ChainFixture.submission(ChainFixture.MESSAGE, "bob@example.net", recipients);
  }
}
