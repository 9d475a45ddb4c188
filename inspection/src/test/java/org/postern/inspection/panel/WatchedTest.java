package org.postern.inspection.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.AnswerText;
import org.postern.inspection.engine.Care;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.panel.EngineStatus.State;

/** An engine is believed as long as it proves that it detects. */
class WatchedTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final SickEngine engine = new SickEngine();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void it_proves_itself_before_the_first_question() {
    assertThat(ask(watched(Care.USUAL))).isEqualTo("clean");
    assertThat(engine.asked).containsExactly("clean", "test-file", "attached", "mail");
  }

  @Test
  void one_that_need_not_prove_itself_is_asked_at_once() {
    Care without = new Care(Optional.empty(), Optional.empty(), false, Duration.ZERO);
    assertThat(ask(watched(without))).isEqualTo("clean");
    assertThat(engine.asked).containsExactly("mail");
  }

  @Test
  void one_that_is_blind_has_not_looked() {
    engine.blind = true;
    Watched watched = watched(Care.USUAL);
    assertThat(answer(watched))
        .isEqualTo(
            new Answer.Failed(
                Cause.NOT_DETECTING, "out of service: does not find the EICAR test file"));
    assertThat(watched.status().state()).isEqualTo(State.OUT);
    assertThat(engine.asked).doesNotContain("mail");
  }

  @Test
  void one_that_does_not_open_attachments_any_more_has_not_looked() {
    engine.blindToAttachments = true;
    assertThat(ask(watched(Care.USUAL))).isEqualTo("failed not-detecting");
  }

  @Test
  void one_that_calls_everything_infected_has_not_looked() {
    engine.suspicious = true;
    assertThat(ask(watched(Care.USUAL))).isEqualTo("failed not-detecting");
  }

  @ParameterizedTest
  @EnumSource(
      value = Cause.class,
      names = {"UNREACHABLE", "BROKEN", "NOT_UNDERSTOOD"})
  void after_such_a_failure_it_proves_itself_again(Cause cause) {
    Watched watched = wellWatched();
    engine.illness = Optional.of(cause);
    ask(watched);
    engine.illness = Optional.empty();
    engine.asked.clear();

    assertThat(ask(watched)).isEqualTo("clean");
    assertThat(engine.asked).containsExactly("clean", "test-file", "attached", "mail");
  }

  @Test
  void an_engine_that_came_back_without_its_database_is_not_believed() {
    Watched watched = wellWatched();
    engine.illness = Optional.of(Cause.UNREACHABLE);
    ask(watched);
    engine.illness = Optional.empty();
    engine.blind = true;

    assertThat(ask(watched)).isEqualTo("failed not-detecting");
  }

  @ParameterizedTest(name = "{0}, {1} times: proves itself again: {2}")
  @CsvSource({
    "TIMEOUT, 2, false",
    "TIMEOUT, 3, true",
    "ENGINE_ERROR, 2, false",
    "ENGINE_ERROR, 3, true",
    "TOO_LARGE, 9, false",
    "BUSY, 9, false",
    "UNREADABLE, 9, false"
  })
  void a_run_of_failures_puts_it_in_doubt_where_they_may_be_its_own(
      Cause cause, int times, boolean proves) {
    Watched watched = wellWatched();
    engine.illness = Optional.of(cause);
    for (int i = 0; i < times; i++) {
      ask(watched);
    }
    engine.illness = Optional.empty();
    engine.asked.clear();

    ask(watched);
    assertThat(engine.asked.contains("test-file")).isEqualTo(proves);
  }

  @Test
  void one_that_is_out_is_tried_again_with_longer_and_longer_waits() {
    Watched watched = watched(Care.USUAL);
    engine.illness = Optional.of(Cause.ENGINE_ERROR);
    int tries = 0;
    for (long wait = 250; wait <= 30_000; wait *= 2) {
      ask(watched);
      assertThat(engine.asked).hasSize(++tries);
      nanos.addAndGet(Duration.ofMillis(wait - 1).toNanos());
      assertThat(ask(watched)).isEqualTo("failed engine-error");
      assertThat(engine.asked).hasSize(tries);
      nanos.addAndGet(Duration.ofMillis(1).toNanos());
    }
  }

  @Test
  void the_wait_is_never_longer_than_half_a_minute() {
    Watched watched = watched(Care.USUAL);
    engine.illness = Optional.of(Cause.ENGINE_ERROR);
    for (int i = 0; i < 100; i++) {
      ask(watched);
      nanos.addAndGet(Duration.ofSeconds(30).toNanos());
    }
    assertThat(engine.asked).hasSize(100);
  }

  @Test
  void one_that_is_not_there_is_looked_for_at_every_question() {
    Watched watched = watched(Care.USUAL);
    engine.illness = Optional.of(Cause.UNREACHABLE);
    ask(watched);
    ask(watched);
    engine.illness = Optional.empty();
    assertThat(ask(watched)).isEqualTo("clean");
  }

  @ParameterizedTest(name = "{0} days old, {1}")
  @CsvSource({
    "3, false, clean",
    "3, true, clean",
    "8, false, clean",
    "8, true, failed out-of-date"
  })
  void an_old_database_is_a_warning_or_a_failure(int days, boolean fails, String answer) {
    engine.dated = Optional.of(NOW.minus(Duration.ofDays(days)));
    Care care =
        new Care(Care.USUAL.canary(), Optional.of(Duration.ofDays(7)), fails, Duration.ZERO);
    assertThat(ask(watched(care))).isEqualTo(answer);
  }

  @Test
  void one_whose_age_makes_mail_wait_is_seen_to_be_out() {
    engine.dated = Optional.of(NOW.minus(Duration.ofDays(8)));
    Care care = new Care(Care.USUAL.canary(), Optional.of(Duration.ofDays(7)), true, Duration.ZERO);
    Watched watched = watched(care);
    ask(watched);

    assertThat(watched.status().state()).isEqualTo(State.OUT);
    assertThat(watched.status().last())
        .isEqualTo("out-of-date: its database is of " + NOW.minus(Duration.ofDays(8)));
    engine.dated = Optional.of(NOW);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(ask(watched)).isEqualTo("clean");
  }

  @Test
  void it_can_be_seen_how_it_does() {
    Watched watched = wellWatched();
    engine.illness = Optional.of(Cause.TIMEOUT);
    ask(watched);

    EngineStatus status = watched.status();
    assertThat(status.requests()).isEqualTo(2);
    assertThat(status.failures()).isEqualTo(1);
    assertThat(status.last()).isEqualTo("timeout: ill");
    assertThat(status.state()).isEqualTo(State.UP);
    assertThat(status.canary()).map(Canary.Result::passed).contains(true);
    assertThat(status.canary()).map(Canary.Result::at).contains(NOW);
  }

  private Watched wellWatched() {
    Watched watched = watched(Care.USUAL);
    assertThat(ask(watched)).isEqualTo("clean");
    return watched;
  }

  private Watched watched(Care care) {
    return new Watched(engine, care, InstantSource.fixed(NOW), nanos::get);
  }

  private static String ask(Watched watched) {
    return AnswerText.of(answer(watched));
  }

  private static Answer answer(Watched watched) {
    Content mail = Content.of("mail".getBytes(StandardCharsets.US_ASCII));
    return watched.ask(mail, Deadline.in(Duration.ofSeconds(30)));
  }
}
