package org.postern.inspection.data;

import java.util.function.Predicate;

/** A shape of fixed length with a test of its characters. */
final class Form implements Shape {
  private final String pattern;
  private final Predicate<String> check;

  /** How many digits, letters, or both, the pattern begins with, up to a separator. */
  private final int first;

  /** The same, if there are no separators. */
  private final int unseparated;

  /** Whether more of the same kind may follow them. */
  private final boolean open;

  /**
   * A form.
   *
   * @param pattern {@code 9} a digit, {@code A} a letter, {@code X} either, {@code U} a capital,
   *     {@code Y} a capital or digit, {@code ~} the same separator everywhere or none; other
   *     characters stand for themselves
   * @param check of the digits and letters in a row, letters as capitals
   */
  Form(String pattern, Predicate<String> check) {
    this.pattern = pattern;
    this.check = check;
    String same = kind(pattern.charAt(0));
    int at = 0;
    while (at < pattern.length() && same.indexOf(pattern.charAt(at)) >= 0) {
      at++;
    }
    first = at;
    int count = at;
    while (at < pattern.length() && (same + "~").indexOf(pattern.charAt(at)) >= 0) {
      count += pattern.charAt(at++) == '~' ? 0 : 1;
    }
    unseparated = count;
    open = at < pattern.length() && "XY".indexOf(pattern.charAt(at)) >= 0;
  }

  private static String kind(char c) {
    return switch (c) {
      case '9' -> "9";
      case 'A', 'U' -> "AU";
      default -> "9AUXY";
    };
  }

  @Override
  public boolean mayBegin(int run, int word) {
    char c = pattern.charAt(0);
    int length = c == 'X' || c == 'Y' ? word : run;
    return length == first || length == unseparated || open && length > unseparated;
  }

  @Override
  public String starts() {
    return switch (pattern.charAt(0)) {
      case '9' -> "0";
      case 'A' -> Starts.LETTERS;
      case 'U' -> Starts.CAPITALS;
      case 'X' -> "0" + Starts.LETTERS;
      case 'Y' -> "0" + Starts.CAPITALS;
      default -> pattern.substring(0, 1);
    };
  }

  @Override
  public int match(Scanned text, int from) {
    int at = from;
    char separator = 0;
    boolean separated = false;
    for (int i = 0; i < pattern.length(); i++) {
      char wanted = pattern.charAt(i);
      char c = text.at(at);
      if (wanted == '~') {
        char now = Scanned.isSeparator(c) ? c : 0;
        if (separated && now != separator) {
          return -1;
        }
        separated = true;
        separator = now;
        at += now == 0 ? 0 : 1;
      } else if (fits(c, wanted)) {
        at++;
      } else {
        return -1;
      }
    }
    return ends(text, from, at, separator) && check.test(value(text, from, at)) ? at : -1;
  }

  private static String value(Scanned text, int from, int to) {
    StringBuilder value = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      char c = text.at(i);
      if (Scanned.isWord(c)) {
        value.append(Scanned.upper(c));
      }
    }
    return value.toString();
  }

  private static boolean fits(char c, char wanted) {
    return switch (wanted) {
      case '9' -> Scanned.isDigit(c);
      case 'A' -> Scanned.isLetter(c);
      case 'U' -> Scanned.isUpper(c);
      case 'X' -> Scanned.isDigit(c) || Scanned.isLetter(c);
      case 'Y' -> Scanned.isDigit(c) || Scanned.isUpper(c);
      default -> c == wanted;
    };
  }

  /** Returns whether this is a number for itself, and not a piece of a longer one. */
  private static boolean ends(Scanned text, int from, int to, char separator) {
    char next = text.at(to);
    if (Scanned.isWord(next)) {
      return false;
    }
    boolean begun = joins(text.at(from - 1), separator) && Scanned.isDigit(text.at(from - 2));
    boolean goesOn = joins(next, separator) && Scanned.isDigit(text.at(to + 1));
    return !begun && !goesOn;
  }

  private static boolean joins(char c, char separator) {
    return c == '-' || c == '.' || c == '/' && separator == '/';
  }
}
