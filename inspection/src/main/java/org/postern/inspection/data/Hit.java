package org.postern.inspection.data;

/**
 * A place in a text that looks like an identifier.
 *
 * @param from of its first character in the text
 * @param to behind its last character
 * @param confidence how sure that is
 */
public record Hit(Identifier what, int from, int to, Confidence confidence) {
  private static final int MOST_STARS = 20;
  private static final int SHOWN = 2;

  /**
   * Returns the match as it may stand in a log or a notice: masked but for the last two characters;
   * a long one is shortened.
   *
   * @param text in which it was found
   */
  public String masked(CharSequence text) {
    String end = text.subSequence(Math.max(from, to - SHOWN), to).toString();
    boolean plain = end.chars().allMatch(c -> c > ' ' && c < 0x7f);
    int stars = Math.min(MOST_STARS, Math.max(0, to - from - SHOWN));
    return "*".repeat(stars) + (plain ? end : "**");
  }

  /** Returns the letters and digits of the match, capital: what two writings have in common. */
  String value(CharSequence text) {
    StringBuilder value = new StringBuilder();
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (Character.isDigit(c)) {
        value.append(Character.digit(c, 10));
      } else if (Character.isLetter(c)) {
        value.append(Character.toUpperCase(c));
      }
    }
    return value.toString();
  }
}
