package org.postern.inspection.plaintext;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The text of a document of Word 6 to 2003. It stands in pieces, which a table puts in order; what
 * the table says of the text cannot make it longer than the file.
 *
 * <p>Source: MS-DOC 2.4.1, 2.5.1, 2.8.35 and 2.9.38.
 */
final class WordText {
  private static final int VERSION = 0x02;
  private static final int FLAGS = 0x0a;
  private static final int FIRST = 0x18;
  private static final int LAST = 0x1c;
  private static final int PIECES = 0x1a2;
  private static final int WORD_97 = 0xc1;
  private static final int ENCRYPTED = 0x0100;
  private static final int SECOND_TABLE = 0x0200;
  private static final long NARROW = 0x40000000L;
  private static final Charset WESTERN = Charset.forName("windows-1252");

  private final LittleEndian document;
  private final LittleEndian table;
  private final StringBuilder text = new StringBuilder();

  /** Letters that may still be read: pieces that lie on each other make no more than there are. */
  private long left;

  private WordText(byte[] document, byte[] table) {
    this.left = document.length;
    this.document = new LittleEndian(document);
    this.table = new LittleEndian(table);
  }

  /** Returns the name of the stream that has the table of pieces. */
  static String table(byte[] document) {
    boolean second = (new LittleEndian(document).u16(FLAGS) & SECOND_TABLE) != 0;
    return second ? "1Table" : "0Table";
  }

  /** Returns the text, in lines, cells parted by tabs; empty if it is locked. */
  static String of(byte[] document, byte[] table) {
    return new WordText(document, table).read();
  }

  private String read() {
    if ((document.u16(FLAGS) & ENCRYPTED) != 0) {
      return "";
    }
    long from = document.u32(PIECES);
    long end = from + document.u32(PIECES + 4);
    // What changes how pieces look stands in front of the pieces.
    while (table.u8(from) == 1 && from < Math.min(end, table.size())) {
      from += 3 + table.u16(from + 1);
    }
    if (document.u16(VERSION) < WORD_97 || table.u8(from) != 2) {
      piece(document.u32(FIRST), document.u32(LAST) - document.u32(FIRST), false);
    } else {
      pieces(from + 5, table.u32(from + 1));
    }
    return text.toString();
  }

  private void pieces(long from, long bytes) {
    long count = (Math.min(bytes, table.size() - from) - 4) / 12;
    for (long i = 0; i < count && left > 0; i++) {
      long length = table.u32(from + 4 * i + 4) - table.u32(from + 4 * i);
      long place = table.u32(from + 4 * (count + 1) + 8 * i + 2);
      boolean narrow = (place & NARROW) != 0;
      long at = place & NARROW - 1;
      piece(narrow ? at / 2 : at, length, !narrow);
    }
  }

  private void piece(long at, long length, boolean wide) {
    long most = Math.max(0, Math.min(length, left));
    left -= most;
    byte[] bytes = document.bytes(at, wide ? 2 * most : most);
    String piece = new String(bytes, wide ? StandardCharsets.UTF_16LE : WESTERN);
    for (int i = 0; i < piece.length(); i++) {
      append(piece.charAt(i));
    }
  }

  /** Source: MS-DOC 2.4.1, special characters. */
  private void append(char c) {
    switch (c) {
      case '\r', 0x0b, '\f', 0x0e -> text.append('\n');
      case 0x07 -> text.append('\t');
      case 0x13, 0x14, 0x15, 0xa0 -> text.append(' ');
      case 0x1e -> text.append('-');
      default -> {
        if (c >= ' ' || c == '\t') {
          text.append(c);
        }
      }
    }
  }
}
