package org.postern.qmail.chain;

/**
 * The chain came to no decision about a message: an exception left it, or a processor had no end.
 */
public final class ChainException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param what one line for the log
   * @param cause what was thrown, if anything
   */
  public ChainException(String what, @org.jspecify.annotations.Nullable Throwable cause) {
    super(what, cause);
  }
}
