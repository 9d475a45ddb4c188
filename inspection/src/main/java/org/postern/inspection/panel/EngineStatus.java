package org.postern.inspection.panel;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How an engine is doing, for the administrator.
 *
 * @param name by which findings and logs speak of it
 * @param state whether it is asked
 * @param version by its own words; the name alone if it never said any
 * @param dated when its database was made, if it says so
 * @param requests how many questions it was asked
 * @param failures how many of them it could not answer
 * @param last its last failure, as one line; empty if there was none
 * @param median half of its answers took at most so long; of the last 512
 * @param slow 99 of 100 of its answers took at most so long; of the last 512
 * @param canary what came of the last proof, and when
 */
public record EngineStatus(
    String name,
    State state,
    String version,
    Optional<Instant> dated,
    long requests,
    long failures,
    String last,
    Duration median,
    Duration slow,
    Optional<Canary.Result> canary) {

  /** Whether an engine is asked. */
  public enum State {
    /** It is asked, and has found the test file if it should. */
    UP,
    /** It is asked; nobody has made it prove itself. */
    UNPROVED,
    /** It failed, and is made to prove itself before the next question. */
    DOUBTED,
    /** It could not answer, or did not find the test file; it is not asked for some time. */
    OUT
  }
}
