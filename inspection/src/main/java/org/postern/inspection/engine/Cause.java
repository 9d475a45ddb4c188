package org.postern.inspection.engine;

import java.util.Locale;

/** Why an engine could not answer. */
public enum Cause {
  /** Nobody listens there, or the connection was refused. */
  UNREACHABLE,
  /** The deadline passed. */
  TIMEOUT,
  /** As many questions as the engine may be asked at once were under way until the deadline. */
  BUSY,
  /** The connection ended before the answer was whole. */
  BROKEN,
  /** The content is over the engine's size limit. Asking again does not help. */
  TOO_LARGE,
  /** The answer is not one that the protocol knows. */
  NOT_UNDERSTOOD,
  /** The engine said that it failed. */
  ENGINE_ERROR,
  /** The engine did not find the test file when it was last given it. */
  NOT_DETECTING,
  /** The engine's database is older than the administrator allows. */
  OUT_OF_DATE,
  /** The content could not be read on our side. */
  UNREADABLE;

  /** The one spelling, from log to metric. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
