package org.postern.inspection.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the expression of a logical signature: {@code (0&1)|2=0}, {@code (0|1|2)>3,2}, {@code !0}.
 *
 * <p>Source: ClamAV documentation, "Logical signatures"; the {@code !} is ours and says what {@code
 * =0} does.
 */
final class LogicalReader {
  private static final int DEEPEST = 32;

  private final String text;
  private final int subs;
  private int at;

  private LogicalReader(String text, int subs) {
    this.text = text;
    this.subs = subs;
  }

  /**
   * Returns what {@code text} means.
   *
   * @param subs how many subsignatures there are
   * @throws IllegalArgumentException with the place and what to write instead
   */
  static LogicalExpression read(String text, int subs) {
    LogicalReader reader = new LogicalReader(text, subs);
    LogicalExpression expression = reader.expression(0);
    if (reader.at < text.length()) {
      throw reader.refusal("is not expected here; write & or | between subsignatures");
    }
    if (expression.tally(new long[subs], 0).holds()) {
      throw new IllegalArgumentException(
          "the expression \""
              + text
              + "\" holds for a content with nothing in it; write what must"
              + " be there, too");
    }
    return expression;
  }

  private LogicalExpression expression(int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("the expression is too deep; write fewer parentheses");
    }
    List<LogicalExpression> parts = new ArrayList<>(List.of(part(depth)));
    char operator = 0;
    while (at < text.length() && (text.charAt(at) == '&' || text.charAt(at) == '|')) {
      if (operator != 0 && operator != text.charAt(at)) {
        throw refusal("follows another operator; write parentheses around one of them");
      }
      operator = text.charAt(at++);
      parts.add(part(depth));
    }
    return parts.size() == 1 ? parts.get(0) : new LogicalExpression.Several(operator == '&', parts);
  }

  private LogicalExpression part(int depth) {
    char c = at < text.length() ? text.charAt(at) : 0;
    LogicalExpression part;
    if (c == '!') {
      at++;
      if (depth > DEEPEST) {
        throw refusal("is one too many; write fewer");
      }
      return new LogicalExpression.Not(part(depth + 1));
    } else if (c == '(') {
      at++;
      part = expression(depth + 1);
      if (at == text.length() || text.charAt(at) != ')') {
        throw refusal("is where a ) is missing; write one");
      }
      at++;
    } else {
      part = new LogicalExpression.Sub(sub());
    }
    return count(part);
  }

  private LogicalExpression count(LogicalExpression part) {
    if (at == text.length() || "<=>".indexOf(text.charAt(at)) < 0) {
      return part;
    }
    char comparison = text.charAt(at++);
    long number = number();
    long different = 0;
    if (at < text.length() && text.charAt(at) == ',') {
      at++;
      different = number();
    }
    return new LogicalExpression.Count(part, comparison, number, different);
  }

  private int sub() {
    int start = at;
    long number = number();
    if (number >= subs) {
      at = start;
      throw refusal("has no subsignature; the last one is " + (subs - 1));
    }
    return (int) number;
  }

  private long number() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == start || at - start > 9) {
      at = start;
      throw refusal("is not a number; write that of a subsignature or a count");
    }
    return Long.parseLong(text.substring(start, at));
  }

  private IllegalArgumentException refusal(String why) {
    String what = at < text.length() ? text.substring(at, at + 1) : "the end";
    return new IllegalArgumentException(
        "in the expression \""
            + text
            + "\", \""
            + what
            + "\" at character "
            + (at + 1)
            + " "
            + why);
  }
}
