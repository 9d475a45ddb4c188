package org.postern.inspection.format;

/** The characters of a file name that are not seen, do not count, or stand for others. */
final class NameBytes {
  private static final char RIGHT_TO_LEFT_OVERRIDE = '\u202e';

  private NameBytes() {}

  /** Whether what follows in the name is shown backwards. */
  static boolean isReversed(String name) {
    return name.indexOf(RIGHT_TO_LEFT_OVERRIDE) >= 0;
  }

  static boolean holdsInvisible(String name) {
    return name.codePoints().anyMatch(NameBytes::isInvisible);
  }

  /** Whether a character takes no room: marks of direction, joiners, tags. */
  private static boolean isInvisible(int c) {
    return Character.getType(c) == Character.FORMAT;
  }

  /**
   * Whether there are control characters. Streams of Office files honestly begin with one, folded
   * names keep a TAB, and names in ISO 2022 hold the bytes that switch alphabets.
   */
  static boolean holdsControl(String name) {
    for (int i = 1; i < name.length(); i++) {
      if (isControl(name.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isControl(char c) {
    return c < ' ' && c != '\t' && c != 0x1b && c != 0x0e && c != 0x0f || c == 0x7f;
  }

  /** A name as a program sees it that stops at a control character. */
  static String upToControl(String name) {
    for (int i = 1; i < name.length(); i++) {
      if (isControl(name.charAt(i))) {
        return name.substring(0, i);
      }
    }
    return name;
  }

  /** A name without the dots, blanks and control characters at its end. */
  static String withoutEnd(String name) {
    int end = name.length();
    while (end > 0 && isDropped(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(0, end);
  }

  private static boolean isDropped(char c) {
    return c == '.' || c <= ' ' || Character.isSpaceChar(c) || isInvisible(c);
  }

  /** A name without the characters that take no room. */
  static String visible(String name) {
    if (!holdsInvisible(name)) {
      return name;
    }
    StringBuilder seen = new StringBuilder(name.length());
    name.codePoints().filter(c -> !isInvisible(c)).forEach(seen::appendCodePoint);
    return seen.toString();
  }

  /** A name with each {@code %2E} and the like replaced by the character that it stands for. */
  static String percentUndone(String name) {
    StringBuilder undone = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      int code = code(name, i);
      undone.append(code < 0 ? name.charAt(i) : (char) code);
      i += code < 0 ? 0 : 2;
    }
    return undone.toString();
  }

  /** Whether a dot, slash, colon or control character is written as {@code %2E} and the like. */
  static boolean holdsCodedSign(String name) {
    for (int at = name.indexOf('%'); at >= 0; at = name.indexOf('%', at + 1)) {
      int code = code(name, at);
      if (code >= 0 && (code < ' ' || "./\\:".indexOf(code) >= 0)) {
        return true;
      }
    }
    return false;
  }

  private static int code(String name, int at) {
    if (name.charAt(at) != '%' || at + 2 >= name.length()) {
      return -1;
    }
    int high = Character.digit(name.charAt(at + 1), 16);
    int low = Character.digit(name.charAt(at + 2), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
