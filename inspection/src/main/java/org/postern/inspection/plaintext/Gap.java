package org.postern.inspection.plaintext;

/** What a tag or control word leaves between the words around it. */
enum Gap {
  /** Nothing: a word may go on behind it. */
  NONE,
  /** It is another cell of the same row, or a tab. */
  TAB,
  /** It is another line. */
  LINE,
  /** It is another thing, nobody knows how near. */
  BLANK;

  /** Adds the gap to a text, unless there is one already. */
  void addTo(StringBuilder text) {
    if (this == NONE || text.isEmpty()) {
      return;
    }
    int end = text.length();
    while (this == LINE && end > 0 && isBlank(text.charAt(end - 1))) {
      text.setLength(--end);
    }
    char last = end == 0 ? '\n' : text.charAt(end - 1);
    if (last != '\n' && !isBlank(last)) {
      text.append(this == TAB ? '\t' : this == LINE ? '\n' : ' ');
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
