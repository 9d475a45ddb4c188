package org.postern.inspection.spam;

import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Trouble;

/** Scores as engines write them. */
final class Numbers {
  private static final int LONGEST = 30;

  private Numbers() {}

  /**
   * Returns the score that {@code text} means, a decimal number with a dot.
   *
   * @throws Trouble if it is not a number
   */
  static double parse(String text) throws Trouble {
    String digits = text.strip();
    boolean decimal =
        digits.length() <= LONGEST
            && digits.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.' || c == '-');
    try {
      if (decimal) {
        return Double.parseDouble(digits);
      }
    } catch (NumberFormatException e) {
      // Two dots, or no digit at all.
    }
    throw new Trouble(Cause.NOT_UNDERSTOOD, "not a score: " + text);
  }
}
