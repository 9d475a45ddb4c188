package org.postern.inspection.spam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.ClamdScripts;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.ScriptedClamd;

/** What the options of a spam engine bound, and how it is named. */
class SpamDaemonTest {
  private static final Duration AMPLE = Duration.ofSeconds(60);
  private static final SpamQuestion MAIL = Questions.about("Subject: hi\r\n\r\nx\r\n");

  @ParameterizedTest
  @ValueSource(strings = {"spamd", "rspamd"})
  void its_own_timeout_ends_a_question_before_the_deadline(String kind) {
    try (ScriptedClamd peer = ScriptedClamd.onLoopback(ClamdScripts.isStopped())) {
      SpamEngine engine = Questions.engine(kind + "://" + peer.address() + "?timeout=100ms");
      assertThat(JudgementText.of(engine.ask(MAIL, Deadline.in(AMPLE))))
          .isEqualTo("failed timeout");
    }
  }

  @Test
  void a_question_without_a_free_connection_is_busy() {
    SpamEngine engine;
    CompletableFuture<Judgement> first;
    try (ScriptedClamd peer = ScriptedClamd.onLoopback(ClamdScripts.isStopped())) {
      engine = Questions.engine("rspamd://" + peer.address() + "?connections=1");
      first = CompletableFuture.supplyAsync(() -> engine.ask(MAIL, Deadline.in(AMPLE)));
      await().until(engine::busy);
      assertThat(JudgementText.of(engine.ask(MAIL, Deadline.in(Duration.ofMillis(50)))))
          .isEqualTo("failed busy");
    }
    assertThat(JudgementText.of(first.join())).isEqualTo("failed broken");
    assertThat(engine.busy()).isFalse();
  }

  /** Ten bytes are announced to the engine; it must not take others for them. */
  @ParameterizedTest
  @CsvSource({"spamd, 9", "spamd, 11", "rspamd, 9", "rspamd, 11", "spamd, -1", "rspamd, -1"})
  void a_message_that_cannot_be_read_as_it_was_is_unreadable(String kind, int there) {
    Content content =
        new Content() {
          @Override
          public long size() {
            return 10;
          }

          @Override
          public InputStream open() throws IOException {
            if (there < 0) {
              throw new IOException("gone");
            }
            return new ByteArrayInputStream(new byte[there]);
          }
        };
    try (ScriptedClamd peer = ScriptedClamd.onLoopback(ClamdScripts.hangs())) {
      SpamEngine engine = Questions.engine(kind + "://" + peer.address());
      assertThat(JudgementText.of(engine.ask(Questions.about(content), Deadline.in(AMPLE))))
          .isEqualTo("failed unreadable");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          spamd:relative            | is neither the absolute path of a unix socket nor host:port
          spamd://127.0.0.1         | is neither the absolute path of a unix socket nor host:port
          rspamd://127.0.0.1:99999  | has no port from 1 to 65535
          rspamd://x:1?user=none    | user: is not a setting here
          spamd://x:1?timeout=1     | timeout: "1" is not a length of time
          spamd://x:1?largest=big   | largest: "big" is not a size
          spamd://x:1?connections=0 | connections: "0" is not a whole number from 1 to 1000
          http://x:1                | "http" is not a kind of engine; write one of rspamd, spamd
          spamd://x:1, spamd://y:1  | here one of them is; write a semicolon
          spamd://x:1;              | an engine is missing beside a comma or semicolon
          """)
  void mistakes_are_told(String list, String message) {
    assertThatThrownBy(() -> Questions.engine(list)).hasMessageContaining(message);
  }
}
