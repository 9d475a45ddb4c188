package org.postern.inspection.anatomy;

import java.util.Map;

/**
 * Character references of HTML, such as {@code &#100;} and {@code &colon;}: as far as a URL can be
 * written with them.
 *
 * <p>Source: HTML standard, section 13.2.5.72 and those behind it.
 */
final class References {
  /** Longer ones stand for nothing in honest text, but leading zeros have no end. */
  static final int LONGEST = 40;

  /** What a number means that is no character. */
  private static final int REPLACEMENT = 0xfffd;

  private static final Map<String, Character> NAMED =
      Map.ofEntries(
          Map.entry("Tab", '\t'),
          Map.entry("NewLine", '\n'),
          Map.entry("colon", ':'),
          Map.entry("semi", ';'),
          Map.entry("comma", ','),
          Map.entry("sol", '/'),
          Map.entry("plus", '+'),
          Map.entry("equals", '='),
          Map.entry("percnt", '%'),
          Map.entry("num", '#'),
          Map.entry("period", '.'),
          Map.entry("lpar", '('),
          Map.entry("rpar", ')'),
          Map.entry("excl", '!'),
          Map.entry("dollar", '$'),
          Map.entry("ast", '*'),
          Map.entry("commat", '@'),
          Map.entry("bsol", '\\'),
          Map.entry("lbrack", '['),
          Map.entry("rbrack", ']'),
          Map.entry("lcub", '{'),
          Map.entry("rcub", '}'),
          Map.entry("Hat", '^'),
          Map.entry("lowbar", '_'),
          Map.entry("quot", '"'),
          Map.entry("apos", '\''),
          Map.entry("lt", '<'),
          Map.entry("gt", '>'),
          Map.entry("amp", '&'));

  private References() {}

  /**
   * Returns whether a character goes on with a reference.
   *
   * @param text what came behind the ampersand so far
   */
  static boolean goesOn(CharSequence text, int c) {
    if (text.isEmpty()) {
      return c == '#' || isLetter(c);
    }
    if (text.charAt(0) != '#') {
      return isLetter(c) || isDigit(c);
    }
    boolean hex = text.length() > 1 && (text.charAt(1) | 0x20) == 'x';
    return isDigit(c)
        || text.length() == 1 && (c | 0x20) == 'x'
        || hex && Character.digit(c, 16) >= 0 && c < 0x80;
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /**
   * Returns what a reference stands for; -1 if for nothing that is known here.
   *
   * @param text between the ampersand and the semicolon, or what comes where one is missing
   */
  static int character(CharSequence text) {
    String name = text.toString();
    if (!name.startsWith("#")) {
      Character known = NAMED.get(name);
      return known == null ? -1 : known;
    }
    boolean hex = name.length() > 1 && (name.charAt(1) | 0x20) == 'x';
    int value = 0;
    int digits = hex ? 2 : 1;
    for (int i = digits; i < name.length() && value <= Character.MAX_CODE_POINT; i++) {
      int digit = Character.digit(name.charAt(i), hex ? 16 : 10);
      if (digit < 0) {
        return -1;
      }
      value = value * (hex ? 16 : 10) + digit;
    }
    if (name.length() == digits) {
      return -1;
    }
    return value <= Character.MAX_CODE_POINT ? value : REPLACEMENT;
  }
}
