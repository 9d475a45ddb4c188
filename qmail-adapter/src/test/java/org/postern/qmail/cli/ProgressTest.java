package org.postern.qmail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The line that says how far a long work is. */
class ProgressTest {
  private final StringWriter terminal = new StringWriter();
  private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);
  private final Progress progress = new Progress(new PrintWriter(terminal), nanos::get);

  @Test
  void it_is_written_over_itself_five_times_a_second_at_most() {
    for (int i = 0; i < 2_000; i++) {
      nanos.addAndGet(1_000_000);
      progress.step();
    }
    assertThat(terminal.toString().split("\r\033\\[K", -1))
        .hasSize(11)
        .contains("200 messages, 1,000/s", "2,000 messages, 1,000/s");
  }

  @Test
  void it_is_taken_away_for_what_is_written_between() {
    nanos.addAndGet(1_000_000_000);
    progress.step();
    progress.clear();
    progress.clear();
    assertThat(terminal).hasToString("\r\033[K1 messages, 1/s\r\033[K");
  }

  @Test
  void short_work_shows_nothing() {
    progress.step();
    progress.clear();
    assertThat(terminal.toString()).isEmpty();
  }
}
