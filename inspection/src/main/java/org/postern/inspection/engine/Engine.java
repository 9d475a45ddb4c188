package org.postern.inspection.engine;

import java.time.Instant;
import java.util.Optional;
import org.postern.inspection.content.Content;

/**
 * An opinion about bytes. An engine answers each question with one of three {@link Answer}s before
 * its deadline; it does not throw, and it has no way to say "clean" for want of a better word.
 *
 * <p>Engines are used by many threads at once.
 */
public interface Engine extends AutoCloseable {

  /** The name in findings, logs and metrics: {@code clamd}, {@code builtin}. */
  String name();

  /**
   * Returns what the engine has to say about {@code content}.
   *
   * @param deadline when the answer must be there; an engine that is late answers {@link
   *     Answer.Failed} with {@link Cause#TIMEOUT}
   */
  Answer ask(Content content, Deadline deadline);

  /**
   * Returns whether the engine takes a message apart by itself. If not, it is asked about every
   * part besides the message as it came.
   */
  boolean readsMime();

  /** Returns what the engine must find to be believed. */
  default Detects detects() {
    return readsMime() ? Detects.ATTACHED_TEST_FILE : Detects.TEST_FILE;
  }

  /** Returns when the database was made, if the engine says so. */
  default Optional<Instant> dated() {
    return Optional.empty();
  }

  /** Name, version and age of the database in one line for the trace header, as far as known. */
  String version();

  /** Lets go of connections. An engine that was closed answers {@link Answer.Failed}. */
  @Override
  void close();
}
