package org.postern.inspection.engine;

/**
 * What an engine says. There are three answers and no fourth: an engine that could not look says
 * {@link Failed}, never {@link Clean}.
 */
public sealed interface Answer {

  /** The engine read all of the content and knows nothing against it. */
  record Clean() implements Answer {}

  /**
   * The engine knows the content as harmful.
   *
   * @param signature the engine's name for it, as it said it; never empty
   */
  record Found(String signature) implements Answer {
    public Found {
      if (signature.isBlank()) {
        throw new IllegalArgumentException("an engine that found something says what");
      }
    }
  }

  /**
   * The engine could not answer.
   *
   * @param cause why, from a closed list
   * @param detail one line for the log, with the engine's own words
   */
  record Failed(Cause cause, String detail) implements Answer {}
}
