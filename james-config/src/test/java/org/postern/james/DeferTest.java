package org.postern.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Mail that an engine could not look at, in a server that has accepted it already. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeferTest {
  private static final String MESSAGE = "Subject: x\r\n\r\nhello\r\n";

  private James39 james;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    james =
        new James39(directory)
            .change(
                "mailetcontainer.xml",
                "<engines>builtin:</engines>",
                "<engines>builtin:, clamd:/nowhere/clamd.ctl</engines>")
            .start();
  }

  @AfterAll
  void stop() {
    james.close();
  }

  @Test
  void waits_and_is_scanned_afresh_after_ten_minutes() throws Exception {
    james.submit("a@example.net", List.of("joe@example.org"), MESSAGE);
    await().atMost(Duration.ofMinutes(1)).until(() -> !james.delayed().isEmpty());

    MemoryQueue.Delayed waiting = james.delayed().get(0);
    assertThat(waiting.delay()).isEqualTo(Duration.ofMinutes(10));
    assertThat(waiting.mail().getState()).isEqualTo(Mail.DEFAULT);
    assertThat(waiting.mail().attributeNames().map(name -> name.asString()))
        .doesNotContain("org.postern.findings");
    assertThat(Arrival.of("spool", waiting.mail()).message()).isEqualTo(MESSAGE);
    assertThat(james.take()).isEmpty();
  }
}
