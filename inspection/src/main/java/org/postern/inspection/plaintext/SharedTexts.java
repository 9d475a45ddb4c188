package org.postern.inspection.plaintext;

import java.util.ArrayList;
import java.util.List;

/**
 * The table of all texts of a workbook, which goes on over several records. Where a text goes on in
 * the next, that says anew how wide its letters are.
 *
 * <p>Source: MS-XLS 2.4.265, 2.4.58 and 2.5.293.
 */
final class SharedTexts {
  private static final int GOES_ON = 0x3c;
  private static final int WIDE = 1;
  private static final int FOREIGN = 4;
  private static final int FORMATTED = 8;

  private final LittleEndian book;
  private long at;
  private long end;
  private boolean over;

  private SharedTexts(LittleEndian book, long record) {
    this.book = book;
    this.at = record + 4;
    this.end = at + book.u16(record + 2);
  }

  /**
   * Reads the table, as far as it can be read.
   *
   * @param record where its first record begins
   */
  static List<String> of(LittleEndian book, long record) {
    SharedTexts table = new SharedTexts(book, record);
    table.skip(8);
    List<String> texts = new ArrayList<>();
    while (table.more()) {
      texts.add(table.text());
    }
    return texts;
  }

  private boolean more() {
    if (!over && at >= end) {
      next();
    }
    return !over;
  }

  private void next() {
    over = end >= book.size() || book.u16(end) != GOES_ON || book.u16(end + 2) == 0;
    at = end + 4;
    end = over ? at : at + book.u16(end + 2);
  }

  private String text() {
    int length = u16();
    int flags = u8();
    int runs = (flags & FORMATTED) != 0 ? u16() : 0;
    long foreign = (flags & FOREIGN) != 0 ? u16() | (long) u16() << 16 : 0;
    StringBuilder text = new StringBuilder();
    boolean wide = (flags & WIDE) != 0;
    for (int i = 0; i < length && !over; i++) {
      if (at >= end) {
        next();
        wide = (u8() & WIDE) != 0;
      }
      text.append((char) (wide ? u16() : u8()));
    }
    skip(4L * runs + foreign);
    return text.toString();
  }

  private void skip(long bytes) {
    long left = bytes;
    while (left > 0 && more()) {
      long step = Math.min(left, end - at);
      at += step;
      left -= step;
    }
  }

  private int u8() {
    return more() ? book.u8(at++) : 0;
  }

  private int u16() {
    return u8() | u8() << 8;
  }
}
