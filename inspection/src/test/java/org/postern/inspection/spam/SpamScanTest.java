package org.postern.inspection.spam;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Deadline;

/** Engines are asked in turn until one answers. */
class SpamScanTest {
  private static final SpamQuestion MAIL = Questions.about("Subject: hi\n\nx\n");
  private static final Judgement HAM =
      new Judgement.Scored(0, 5, Optional.empty(), List.of(), List.of(), List.of());

  private final List<String> asked = new ArrayList<>();
  private final Fake first = new Fake("first");
  private final Fake second = new Fake("second");
  private long now = Long.MAX_VALUE - 5;
  private final SpamScan scan =
      new SpamScan(List.of(first, second), Duration.ofSeconds(10), () -> now);

  @Test
  void the_first_is_asked_as_long_as_it_answers() {
    assertThat(askedFor()).containsExactly("first");
    assertThat(askedFor()).containsExactly("first");
  }

  @Test
  void the_next_is_asked_when_one_fails_and_both_are_told() {
    first.says = new Judgement.Failed(Cause.ENGINE_ERROR, "x");

    SpamScan.Report report = scan.of(MAIL);

    assertThat(report.failures()).extracting(SpamScan.Failure::engine).containsExactly("first");
    assertThat(report.answer()).map(SpamScan.Answer::engine).hasValue("second");
  }

  @Test
  void where_all_fail_there_is_no_answer() {
    first.says = new Judgement.Failed(Cause.ENGINE_ERROR, "x");
    second.says = new Judgement.Failed(Cause.TOO_LARGE, "x");

    SpamScan.Report report = scan.of(MAIL);

    assertThat(report.failures()).hasSize(2);
    assertThat(report.answer()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"UNREACHABLE", "TIMEOUT", "BROKEN"})
  void one_that_is_away_is_asked_last_for_half_a_minute(Cause cause) {
    first.says = new Judgement.Failed(cause, "x");
    assertThat(askedFor()).containsExactly("first", "second");
    first.says = HAM;
    assertThat(askedFor()).containsExactly("second");
    now += Duration.ofSeconds(29).toNanos();
    assertThat(askedFor()).containsExactly("second");
    now += Duration.ofSeconds(1).toNanos();
    assertThat(askedFor()).containsExactly("first");
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"UNREACHABLE", "TIMEOUT", "BROKEN"})
  void one_that_fails_for_this_message_is_asked_about_the_next(Cause cause) {
    first.says = new Judgement.Failed(cause, "x");
    askedFor();
    first.says = HAM;
    assertThat(askedFor()).containsExactly("first");
  }

  @Test
  void one_that_is_away_is_asked_still_when_no_other_answers() {
    first.says = new Judgement.Failed(Cause.UNREACHABLE, "x");
    second.says = first.says;
    askedFor();
    assertThat(askedFor()).containsExactly("first", "second");
  }

  @Test
  void one_with_all_its_connections_in_use_is_asked_after_one_that_has_some() {
    first.busy = true;
    assertThat(askedFor()).containsExactly("second");
    second.busy = true;
    assertThat(askedFor()).containsExactly("first");
  }

  @Test
  void behind_the_deadline_nobody_else_is_asked() {
    first.says = new Judgement.Failed(Cause.TIMEOUT, "x");
    first.takes = Duration.ofSeconds(10);
    assertThat(askedFor()).containsExactly("first");
  }

  private Stream<String> askedFor() {
    asked.clear();
    scan.of(MAIL);
    return List.copyOf(asked).stream();
  }

  private final class Fake implements SpamEngine {
    private final String name;
    private Judgement says = HAM;
    private Duration takes = Duration.ZERO;
    private boolean busy;

    Fake(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Judgement ask(SpamQuestion question, Deadline deadline) {
      asked.add(name);
      now += takes.toNanos();
      return says;
    }

    @Override
    public boolean busy() {
      return busy;
    }
  }
}
