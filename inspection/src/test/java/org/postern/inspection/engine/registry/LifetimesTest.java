package org.postern.inspection.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.postern.inspection.engine.Answer;

/** How long answers are kept, and how many. */
class LifetimesTest {
  private static final Answer CLEAN = new Answer.Clean();
  private long now;

  @Test
  void an_answer_lives_as_long_as_was_said_and_a_day_at_most() {
    Lifetimes known = new Lifetimes(10, () -> now);
    known.keep("short", CLEAN, Duration.ofSeconds(60));
    known.keep("long", CLEAN, Duration.ofDays(10_000));
    known.keep("never", CLEAN, Duration.ZERO);
    assertThat(known.find("never")).isEmpty();
    now = Duration.ofSeconds(59).toNanos();
    assertThat(known.find("short")).contains(CLEAN);
    now = Duration.ofSeconds(60).toNanos();
    assertThat(known.find("short")).isEmpty();
    assertThat(known.find("long")).contains(CLEAN);
    now = Duration.ofDays(1).toNanos();
    assertThat(known.find("long")).isEmpty();
    assertThat(known.size()).isZero();
  }

  @Test
  void the_one_that_was_asked_for_least_lately_makes_room() {
    Lifetimes known = new Lifetimes(2, () -> now);
    known.keep("a", CLEAN, Duration.ofSeconds(60));
    known.keep("b", CLEAN, Duration.ofSeconds(60));
    known.find("a");
    known.keep("c", CLEAN, Duration.ofSeconds(60));
    assertThat(known.find("a")).isPresent();
    assertThat(known.find("b")).isEmpty();
    assertThat(known.size()).isEqualTo(2);
  }
}
