package org.postern.inspection.spam;

import org.postern.inspection.engine.Deadline;

/**
 * An opinion on whether a message is spam. It does not throw; it keeps nothing open between two
 * questions, and is used by many threads at once.
 */
public interface SpamEngine {

  /** The name in findings, logs and metrics: {@code spamd}, {@code rspamd}. */
  String name();

  /**
   * Returns what the engine has to say.
   *
   * @param deadline when the answer must be there; an engine that is late answers {@link
   *     Judgement.Failed}
   */
  Judgement ask(SpamQuestion question, Deadline deadline);

  /** Returns whether a question asked now would have to wait for another one to end. */
  boolean busy();
}
