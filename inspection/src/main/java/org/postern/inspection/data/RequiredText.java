package org.postern.inspection.data;

/**
 * Finds a text that stands in every match of a regular expression, so that the expression need not
 * be tried where the text is not. Knows little of the syntax, and in doubt finds none.
 */
final class RequiredText {
  /** Shorter texts are nearly everywhere. */
  private static final int SHORTEST = 3;

  private static final String SPECIAL = ".[]{}()*+?^$|\\";

  private final String source;
  private final StringBuilder run = new StringBuilder();
  private String longest = "";
  private int at;

  private RequiredText(String source) {
    this.source = source;
  }

  /** Returns the longest such text; empty if there is none, or none long enough. */
  static String of(String source) {
    // What alternatives and quotes make of the rest is not followed.
    if (source.contains("|") || source.contains("\\Q") || source.contains("(?")) {
      return "";
    }
    RequiredText text = new RequiredText(source);
    while (text.at < source.length()) {
      text.next();
    }
    text.end();
    return text.longest.length() < SHORTEST ? "" : text.longest;
  }

  private void next() {
    char c = source.charAt(at);
    int start = at;
    boolean plain = SPECIAL.indexOf(c) < 0;
    if (c == '\\' && at + 1 < source.length()) {
      c = source.charAt(at + 1);
      plain = !isAlphanumeric(c);
      at += plain ? 2 : escape();
    } else if (c == '[') {
      at = afterClass();
    } else if (c == '(') {
      at = afterGroup();
    } else {
      at++;
    }
    if (quantified()) {
      // Once at least or not at all: nobody looks which.
      end();
    } else if (plain && at > start) {
      run.append(c);
    } else {
      end();
    }
  }

  private boolean quantified() {
    boolean quantified = false;
    while (at < source.length() && "*+?{".indexOf(source.charAt(at)) >= 0) {
      quantified = true;
      int brace = source.charAt(at) == '{' ? source.indexOf('}', at) : at;
      at = brace < 0 ? source.length() : brace + 1;
    }
    return quantified;
  }

  private void end() {
    if (run.length() > longest.length()) {
      longest = run.toString();
    }
    run.setLength(0);
  }

  /** Returns how long the escape is: a class, an assertion or a number. */
  private int escape() {
    int to = at + 2;
    if (to < source.length() && source.charAt(to) == '{') {
      int brace = source.indexOf('}', to);
      return (brace < 0 ? source.length() : brace + 1) - at;
    }
    while (to < source.length()
        && isAlphanumeric(source.charAt(to))
        && "x01234567".indexOf(source.charAt(at + 1)) >= 0) {
      to++;
    }
    return to - at;
  }

  private int afterClass() {
    int to = at + 1;
    to += to < source.length() && source.charAt(to) == '^' ? 1 : 0;
    to += to < source.length() && source.charAt(to) == ']' ? 1 : 0;
    while (to < source.length() && source.charAt(to) != ']') {
      if (source.startsWith("[:", to)) {
        int end = source.indexOf(":]", to + 2);
        to = end < 0 ? to + 1 : end + 2;
      } else {
        to += source.charAt(to) == '\\' ? 2 : 1;
      }
    }
    return Math.min(source.length(), to + 1);
  }

  /** What is in a group is passed over. */
  private int afterGroup() {
    int depth = 0;
    int kept = at;
    int to = at;
    while (to < source.length()) {
      char c = source.charAt(to);
      if (c == '[') {
        at = to;
        to = afterClass();
        continue;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      to += c == '\\' ? 2 : 1;
      if (depth == 0) {
        break;
      }
    }
    at = kept;
    return Math.min(source.length(), to);
  }

  private static boolean isAlphanumeric(char c) {
    return c < 0x80 && Character.isLetterOrDigit(c);
  }
}
