package org.postern.inspection.policy;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A regular expression of the administrator. It is run by RE2, whose time grows with the length of
 * the text and nothing else, whatever the expression.
 */
final class Expression {
  /** How long an expression may be. */
  static final int MOST_CHARS = 1000;

  private final String written;
  private final Pattern pattern;

  /**
   * @throws IllegalArgumentException with words for the administrator, if RE2 cannot run it
   */
  Expression(String written) {
    if (written.isEmpty() || written.length() > MOST_CHARS) {
      throw new IllegalArgumentException(
          "has " + written.length() + " characters; write 1 to " + MOST_CHARS);
    }
    this.written = written;
    try {
      this.pattern = Pattern.compile(written, Pattern.CASE_INSENSITIVE);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(reason(written, e), e);
    }
  }

  /** Returns whether the expression matches somewhere in a text. */
  boolean matches(CharSequence text) {
    return pattern.matcher(text).find();
  }

  @Override
  public String toString() {
    return written;
  }

  private static String reason(String written, PatternSyntaxException e) {
    String why = "is not a regular expression (" + e.getDescription() + ")";
    boolean looks = written.contains("(?=") || written.contains("(?!") || written.contains("(?<");
    boolean refers = written.matches(".*\\\\[1-9].*");
    if (looks || refers) {
      why =
          "cannot be run in time that grows with the text alone, as it "
              + (looks ? "looks ahead or behind" : "refers back to a group");
    }
    return why + "; write an expression as RE2 has them";
  }
}
