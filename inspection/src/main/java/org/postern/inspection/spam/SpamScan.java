package org.postern.inspection.spam;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Deadline;

/**
 * Asks spam engines about a message, one after the other until one answers. An engine that could
 * not be had is asked last for half a minute, one whose connections are all in use after those that
 * have some free.
 */
public final class SpamScan {
  private static final Duration REST = Duration.ofSeconds(30);

  /** An engine, and until when it is asked last. */
  private static final class Candidate {
    private final SpamEngine engine;
    private volatile Deadline rest;

    Candidate(SpamEngine engine, LongSupplier ticker) {
      this.engine = engine;
      this.rest = Deadline.in(Duration.ZERO, ticker);
    }

    boolean rests() {
      return !rest.passed();
    }

    boolean busy() {
      return engine.busy();
    }
  }

  /**
   * What came out.
   *
   * @param failures of the engines that could not answer, in the order in which they were asked
   * @param answer of the one that could
   */
  public record Report(List<Failure> failures, Optional<Answer> answer) {
    public Report {
      failures = List.copyOf(failures);
    }
  }

  /**
   * An engine that could not answer.
   *
   * @param engine its name
   */
  public record Failure(String engine, Judgement.Failed why) {}

  /**
   * An engine that answered.
   *
   * @param engine its name
   */
  public record Answer(String engine, Judgement.Scored scored) {}

  private final List<Candidate> candidates;
  private final Duration timeout;
  private final LongSupplier ticker;

  /**
   * @param engines in the order in which they are asked; never empty
   * @param timeout when the last answer must be there
   */
  public SpamScan(List<SpamEngine> engines, Duration timeout) {
    this(engines, timeout, System::nanoTime);
  }

  SpamScan(List<SpamEngine> engines, Duration timeout, LongSupplier ticker) {
    if (engines.isEmpty()) {
      throw new IllegalArgumentException("a scan by nobody is no scan");
    }
    this.candidates = engines.stream().map(engine -> new Candidate(engine, ticker)).toList();
    this.timeout = timeout;
    this.ticker = ticker;
  }

  /** Returns what the engines say. */
  public Report of(SpamQuestion question) {
    Deadline deadline = Deadline.in(timeout, ticker);
    List<Failure> failures = new ArrayList<>();
    for (Candidate candidate : inTurn()) {
      if (deadline.passed() && !failures.isEmpty()) {
        break;
      }
      String name = candidate.engine.name();
      switch (candidate.engine.ask(question, deadline)) {
        case Judgement.Scored scored -> {
          return new Report(failures, Optional.of(new Answer(name, scored)));
        }
        case Judgement.Failed failed -> {
          failures.add(new Failure(name, failed));
          if (isAway(failed.cause())) {
            candidate.rest = Deadline.in(REST, ticker);
          }
        }
      }
    }
    return new Report(failures, Optional.empty());
  }

  private List<Candidate> inTurn() {
    return candidates.stream()
        .sorted(Comparator.comparing(Candidate::rests).thenComparing(Candidate::busy))
        .toList();
  }

  /** Returns whether it is the engine that failed, and not this message. */
  private static boolean isAway(Cause cause) {
    return switch (cause) {
      case UNREACHABLE, TIMEOUT, BROKEN -> true;
      case BUSY, TOO_LARGE, NOT_UNDERSTOOD, ENGINE_ERROR, NOT_DETECTING, OUT_OF_DATE, UNREADABLE ->
          false;
    };
  }
}
