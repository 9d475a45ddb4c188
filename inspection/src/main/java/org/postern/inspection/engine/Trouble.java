package org.postern.inspection.engine;

import org.postern.inspection.text.OneLine;

/** Why a question to an engine came to nothing; it becomes {@link Answer.Failed}, no more. */
public final class Trouble extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_DETAIL = 300;

  private final Cause why;

  /**
   * @param why from the closed list
   * @param detail for the log, with the engine's own words; made safe by {@link #answer}
   */
  public Trouble(Cause why, String detail) {
    super(detail, null, false, false);
    this.why = why;
  }

  /** Returns a failure with {@code detail} made safe for one line of a log. */
  public static Answer.Failed failed(Cause cause, String detail) {
    return new Answer.Failed(cause, OneLine.of(detail, LONGEST_DETAIL));
  }

  /** Returns the cause. */
  public Cause why() {
    return why;
  }

  /** Returns the failure that this is. */
  public Answer.Failed answer() {
    return failed(why, String.valueOf(getMessage()));
  }
}
