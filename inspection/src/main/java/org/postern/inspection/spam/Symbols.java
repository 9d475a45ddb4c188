package org.postern.inspection.spam;

/** Names of an engine's rules, as they may stand in a header line. */
final class Symbols {
  private static final int LONGEST = 80;

  private Symbols() {}

  /** Returns a name as one word of printable US-ASCII without a comma, cut after 80 characters. */
  static String word(String raw) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < raw.length() && i < LONGEST; i++) {
      char c = raw.charAt(i);
      word.append(c > ' ' && c < 127 && c != ',' && c != ';' ? c : '?');
    }
    return word.toString();
  }
}
