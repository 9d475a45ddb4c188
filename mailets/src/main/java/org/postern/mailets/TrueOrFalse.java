package org.postern.mailets;

/** How a choice of two is written in a configuration. */
final class TrueOrFalse {
  /** What to write in {@code Setting.form}. */
  static final String FORM = "true or false";

  private TrueOrFalse() {}

  /**
   * Returns the choice.
   *
   * @throws IllegalArgumentException with the value and what to write instead
   */
  static boolean parse(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException(
              "\"" + text + "\" is neither true nor false; write one");
    };
  }
}
