package org.postern.mailets;

/**
 * A header field that is written piece by piece and folded between them, so that no line is longer
 * than 78 characters if no piece is.
 */
final class FoldedField {
  /** RFC 5322, section 2.1.1: a line should have no more characters, its line end not counted. */
  static final int LINE = 78;

  private final StringBuilder text;
  private final String lineEnd;
  private int column;

  FoldedField(String name, String lineEnd) {
    this.text = new StringBuilder(name).append(':');
    this.lineEnd = lineEnd;
    this.column = text.length();
  }

  /** Adds a piece, with a blank before it. */
  FoldedField add(String piece) {
    if (column + 1 + piece.length() > LINE) {
      text.append(lineEnd);
      column = 0;
    }
    text.append(' ').append(piece);
    column += 1 + piece.length();
    return this;
  }

  /** Returns the field with its last line end. */
  String end() {
    return text.append(lineEnd).toString();
  }
}
