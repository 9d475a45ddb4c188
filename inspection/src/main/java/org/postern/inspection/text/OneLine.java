package org.postern.inspection.text;

/**
 * Makes text from a stranger safe to print on one line: it cannot start a new line, forge a {@code
 * key=value} pair, reorder the text on a terminal, or fill the log.
 */
public final class OneLine {
  private OneLine() {}

  /**
   * Returns {@code raw} with every character that is not plain to see replaced by {@code ?}, cut
   * after {@code max} characters with a mark.
   */
  public static String of(String raw, int max) {
    StringBuilder safe = new StringBuilder();
    int count = 0;
    for (int i = 0; i < raw.length(); ) {
      if (count++ == max) {
        return safe.append("...").toString();
      }
      int c = raw.codePointAt(i);
      safe.appendCodePoint(isPlain(c) ? c : '?');
      i += Character.charCount(c);
    }
    return safe.toString();
  }

  /**
   * Returns {@code raw} as the value of a {@code key=value} pair, in quotes where it needs them.
   */
  public static String value(String raw, int max) {
    String safe = of(raw, max).replace('"', '\'').replace('\\', '/');
    boolean bare =
        !safe.isEmpty() && safe.chars().noneMatch(c -> c == ' ' || c == '=' || c == '\'');
    return bare ? safe : '"' + safe + '"';
  }

  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE ->
          false;
      default -> c == ' ' || !Character.isSpaceChar(c);
    };
  }
}
