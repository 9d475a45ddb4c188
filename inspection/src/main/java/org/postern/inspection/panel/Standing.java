package org.postern.inspection.panel;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Deadline;

/**
 * Whether an engine is asked.
 *
 * @param state what it comes down to
 * @param proofs how many proofs in a row it failed
 * @param again when it may prove itself again, if it is out
 * @param why what its last proof showed, if it is out
 */
record Standing(
    EngineStatus.State state, int proofs, Optional<Deadline> again, Optional<Answer.Failed> why) {
  private static final Duration FIRST_WAIT = Duration.ofMillis(250);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** To find that nobody listens may take a fifth of the time, and no more. */
  private static final int REST = 4;

  static Standing of(EngineStatus.State state) {
    return new Standing(state, 0, Optional.empty(), Optional.empty());
  }

  /**
   * Returns what follows from a proof that failed. An engine that is not there is looked for again
   * almost at once, so that no mail waits once it is back; one that is there and fails is left
   * alone for a quarter of a second, then twice as long each time, up to half a minute.
   *
   * @param took how long the proof took
   */
  Standing failed(Answer.Failed failure, Duration took, LongSupplier ticker) {
    Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(proofs, 10));
    Duration wait = failure.cause() == Cause.UNREACHABLE ? took.multipliedBy(REST) : doubled;
    Duration bounded = wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    return new Standing(
        EngineStatus.State.OUT,
        proofs + 1,
        Optional.of(Deadline.in(bounded, ticker)),
        Optional.of(failure));
  }

  /** Returns whether it has to prove itself before the next question. */
  boolean needsProof() {
    return switch (state) {
      case UP, UNPROVED -> false;
      case DOUBTED -> true;
      case OUT -> again.map(Deadline::passed).orElse(true);
    };
  }
}
