package org.postern.inspection.data;

import java.util.ArrayList;
import java.util.List;

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
  private final List<String> found = new ArrayList<>();
  private String longest = "";
  private int at;

  private RequiredText(String source) {
    this.source = source;
  }

  /** Returns the longest such text; empty if there is none, or none long enough. */
  static String of(String source) {
    List<String> texts = ofEach(source);
    return texts.size() == 1 ? texts.get(0) : "";
  }

  /**
   * Returns texts one of which stands in every match: that of each alternative. Empty if an
   * alternative has none.
   */
  static List<String> ofEach(String source) {
    // What quotes make of the rest is not followed. Flags change nothing: letter case does not
    // count.
    if (source.contains("\\Q")) {
      return List.of();
    }
    RequiredText text = new RequiredText(source);
    while (text.at < source.length()) {
      text.next();
    }
    text.endAlternative();
    boolean each = text.found.stream().allMatch(found -> found.length() >= SHORTEST);
    return each ? List.copyOf(text.found) : List.of();
  }

  private void next() {
    char c = source.charAt(at);
    if (c == '|') {
      at++;
      endAlternative();
      return;
    }
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
      int end = source.charAt(at) == '{' ? afterCount() : at + 1;
      if (end == at) {
        break;
      }
      quantified = true;
      at = end;
    }
    return quantified;
  }

  /** Returns what is behind {@code {2,5}}; a brace that is no count stands for itself. */
  private int afterCount() {
    int to = at + 1;
    while (to < source.length() && "0123456789,".indexOf(source.charAt(to)) >= 0) {
      to++;
    }
    return to < source.length() && source.charAt(to) == '}' ? to + 1 : at;
  }

  private void end() {
    if (run.length() > longest.length()) {
      longest = run.toString();
    }
    run.setLength(0);
  }

  private void endAlternative() {
    end();
    found.add(longest);
    longest = "";
  }

  /** Returns how long the escape is: a class, an assertion or a number. */
  private int escape() {
    int to = at + 2;
    if (to < source.length() && source.charAt(to) == '{') {
      int brace = source.indexOf('}', to);
      return (brace < 0 ? source.length() : brace + 1) - at;
    }
    if (to < source.length() && "pP".indexOf(source.charAt(at + 1)) >= 0) {
      return 3;
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
