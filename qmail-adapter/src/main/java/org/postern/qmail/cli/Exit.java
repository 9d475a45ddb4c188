package org.postern.qmail.cli;

/** The exit codes of the commands. */
final class Exit {
  /** Everything is as it should be. */
  static final int CLEAN = 0;

  /** Something was found: in a message, or a mistake in the configuration. */
  static final int FOUND = 1;

  /** Something could not be done, such as reading a file; standard error says what. */
  static final int TROUBLE = 2;

  private Exit() {}
}
