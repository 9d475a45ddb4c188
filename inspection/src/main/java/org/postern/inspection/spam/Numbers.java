package org.postern.inspection.spam;

import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Trouble;

/** Numbers as engines write them. */
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

  /**
   * Returns the length of an answer.
   *
   * @throws Trouble if {@code text} is no number from 0 to {@code most}
   */
  static int length(String text, int most) throws Trouble {
    boolean digits =
        !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int length = digits ? Integer.parseInt(text) : -1;
    if (length < 0 || length > most) {
      throw new Trouble(Cause.NOT_UNDERSTOOD, "not the length of an answer: " + text);
    }
    return length;
  }
}
