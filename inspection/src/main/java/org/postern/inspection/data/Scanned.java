package org.postern.inspection.data;

/** A text while it is searched. Counts the characters that are looked at. */
final class Scanned {
  private static final String DIGITS = "0123456789";

  private final String text;
  private long looks;

  Scanned(String text) {
    this.text = text;
  }

  int length() {
    return text.length();
  }

  long looks() {
    return looks;
  }

  /**
   * Returns the character at a position; digits of every script as those of ASCII, 0 outside the
   * text.
   */
  char at(int position) {
    looks++;
    if (position < 0 || position >= text.length()) {
      return 0;
    }
    char c = text.charAt(position);
    if (c < 0x80) {
      return c;
    }
    int digit = Character.digit(c, 10);
    return digit >= 0 ? DIGITS.charAt(digit) : c;
  }

  /** Which characters a run is made of. */
  @FunctionalInterface
  interface Kind {
    boolean has(char c);
  }

  /** Returns how many characters of a kind stand from a position on. */
  int run(int from, Kind kind) {
    int to = from;
    while (kind.has(at(to))) {
      to++;
    }
    return to - from;
  }

  boolean startsWith(String word, int from) {
    looks += word.length();
    return text.startsWith(word, from);
  }

  int indexOf(String word, int from, int to) {
    int found = text.indexOf(word, from, Math.min(to, text.length()));
    looks += (found < 0 ? Math.min(to, text.length()) : found) - from;
    return found;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean isLetter(char c) {
    return isUpper(c) || c >= 'a' && c <= 'z';
  }

  /**
   * Returns whether two of these in a row are of one word. Those of scripts that write no blanks
   * between words, such as Chinese, are not.
   */
  static boolean isWord(char c) {
    return isDigit(c)
        || isLetter(c)
        || c >= 0x80 && (c < 0xe00 || c >= 0x1e00 && c < 0x2000) && Character.isLetterOrDigit(c);
  }

  static char upper(char c) {
    return c >= 'a' && c <= 'z' ? (char) (c - 0x20) : c;
  }

  /** Returns whether people put the character between groups of digits. */
  static boolean isSeparator(char c) {
    return switch (c) {
      case ' ', '-', '.', '/', '\u00a0', '\u2007', '\u2009', '\u202f', '\u2010', '\u2011' -> true;
      case '\u2012', '\u2013', '\u2212' -> true;
      default -> false;
    };
  }
}
