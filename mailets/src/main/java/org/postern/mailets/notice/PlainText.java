package org.postern.mailets.notice;

import org.postern.mailets.notice.Letter.Block;
import org.postern.mailets.notice.Letter.Paragraph;
import org.postern.mailets.notice.Letter.Row;
import org.postern.mailets.notice.Letter.Rows;
import org.postern.mailets.notice.Letter.Section;

/** Writes a letter as plain text, in lines of {@link #WIDTH} columns where words allow it. */
final class PlainText {
  static final int WIDTH = 72;

  private static final String INDENT = "    ";

  private final StringBuilder out = new StringBuilder();

  private PlainText() {}

  /** Returns the text; lines end in LF. */
  static String of(Letter letter) {
    PlainText text = new PlainText();
    boolean headings = letter.sections().size() > 1;
    for (Section section : letter.sections()) {
      if (headings) {
        text.paragraph("== " + section.name() + " ==", "");
      }
      for (Block block : section.blocks()) {
        switch (block) {
          case Paragraph paragraph -> text.paragraph(paragraph.text(), "");
          case Rows rows -> text.rows(rows, section.labelEnd());
        }
      }
    }
    return text.out.toString();
  }

  private void rows(Rows rows, String labelEnd) {
    gap();
    for (Row row : rows.rows()) {
      boolean one = row.values().size() == 1;
      String label = row.label() + labelEnd;
      String blank = isWide(label.codePointBefore(label.length())) ? "" : " ";
      wrap(label + (one ? blank + row.values().get(0) : ""), "", INDENT);
      if (!one) {
        row.values().forEach(value -> wrap("- " + value, INDENT, INDENT + "  "));
      }
    }
  }

  private void paragraph(String text, String indent) {
    gap();
    wrap(text, indent, indent);
  }

  private void gap() {
    if (!out.isEmpty()) {
      out.append('\n');
    }
  }

  /** Breaks lines at blanks, and before and behind characters that fill two columns. */
  private void wrap(String text, String first, String others) {
    out.append(first);
    int column = first.length();
    boolean fresh = true;
    for (int at = 0; at < text.length(); ) {
      int end = wordEnd(text, at);
      String word = text.substring(at, end);
      int width = columns(word.stripTrailing());
      if (!fresh && column + width > WIDTH) {
        out.setLength(out.toString().stripTrailing().length());
        out.append('\n').append(others);
        column = others.length();
      }
      out.append(word);
      column += columns(word);
      fresh = false;
      at = end;
    }
    out.append('\n');
  }

  /** A word goes to the blanks behind it, or is one wide character with what must follow it. */
  private static int wordEnd(String text, int from) {
    int at = text.offsetByCodePoints(from, 1);
    boolean wide = isWide(text.codePointAt(from));
    while (at < text.length()) {
      int c = text.codePointAt(at);
      boolean goesOn = text.charAt(at - 1) == ' ' ? c == ' ' : c == ' ' || isCloser(c) || !wide;
      if (!goesOn || (!wide && isWide(c) && !isCloser(c))) {
        break;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  private static int columns(String text) {
    return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  /** Unicode Standard Annex 11: ideographs and full-width forms take two columns. */
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115f)
        || (c >= 0x2e80 && c <= 0xa4cf)
        || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0xfe30 && c <= 0xfe6f)
        || (c >= 0xff00 && c <= 0xff60)
        || (c >= 0x20000 && c <= 0x3fffd);
  }

  /** Punctuation that no line may begin with. */
  private static boolean isCloser(int c) {
    return "，。、；：！？）」』”》".indexOf(c) >= 0;
  }
}
