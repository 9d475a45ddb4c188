package org.postern.inspection.plaintext;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The text of a workbook of Excel 5 to 2003: a line for each row, cells parted by tabs, numbers
 * without their format.
 *
 * <p>Source: MS-XLS 2.4.127, 2.4.148, 2.4.149, 2.4.175, 2.4.180, 2.4.220, 2.4.265 and 2.4.268.
 */
final class SheetText {
  private static final int FORMULA = 0x06;
  private static final int LOCK = 0x2f;
  private static final int SEVERAL_NUMBERS = 0xbd;
  private static final int SHARED_TEXTS = 0xfc;
  private static final int SHARED_TEXT = 0xfd;
  private static final int NUMBER = 0x203;
  private static final int TEXT = 0x204;
  private static final int RESULT = 0x207;
  private static final int SHORT_NUMBER = 0x27e;
  private static final int START = 0x809;
  private static final int WIDE_VERSION = 0x0600;

  /** A double that says that the result of a formula is a text or nothing. */
  private static final int NO_NUMBER = 0xffff;

  private static final Charset WESTERN = Charset.forName("windows-1252");

  private final LittleEndian book;
  private final StringBuilder text = new StringBuilder();
  private List<String> shared = List.of();
  private boolean wide = true;
  private int row = -1;

  private SheetText(byte[] book) {
    this.book = new LittleEndian(book);
  }

  /** Returns the text, at most four letters for each byte; what is locked is left out. */
  static String of(byte[] book) {
    return new SheetText(book).read();
  }

  private String read() {
    long at = 0;
    while (at + 4 <= book.size() && text.length() < 4L * book.size()) {
      int type = book.u16(at);
      int length = book.u16(at + 2);
      if (type == LOCK) {
        return text.toString();
      }
      record(type, at + 4, length);
      at += 4 + length;
    }
    return text.toString();
  }

  private void record(int type, long at, int length) {
    switch (type) {
      case START -> wide = book.u16(at) >= WIDE_VERSION;
      case SHARED_TEXTS -> shared = SharedTexts.of(book, at - 4);
      case SHARED_TEXT -> {
        long number = book.u32(at + 6);
        cell(at, number < shared.size() ? shared.get((int) number) : "");
      }
      case TEXT -> cell(at, string(at + 6));
      case RESULT -> text.append(string(at));
      case NUMBER -> cell(at, plain(book.f64(at + 6)));
      case SHORT_NUMBER -> cell(at, plain(packed(book.u32(at + 6))));
      case SEVERAL_NUMBERS -> {
        for (int i = 4; i + 6 < length; i += 6) {
          cell(at, plain(packed(book.u32(at + i + 2))));
        }
      }
      case FORMULA -> {
        boolean number = book.u16(at + 12) != NO_NUMBER;
        cell(at, number ? plain(book.f64(at + 6)) : "");
      }
      default -> {}
    }
  }

  private void cell(long at, String value) {
    int own = book.u16(at);
    if (!text.isEmpty()) {
      text.append(own == row ? '\t' : '\n');
    }
    row = own;
    text.append(value);
  }

  private String string(long at) {
    int length = book.u16(at);
    if (!wide) {
      return new String(book.bytes(at + 2, length), WESTERN);
    }
    boolean two = (book.u8(at + 2) & 1) != 0;
    return two
        ? new String(book.bytes(at + 3, 2L * length), StandardCharsets.UTF_16LE)
        : new String(book.bytes(at + 3, length), StandardCharsets.ISO_8859_1);
  }

  /** A number in four bytes: a whole one, or the upper half of a double; maybe by a hundred. */
  private static double packed(long bits) {
    double value =
        (bits & 2) != 0
            ? (double) ((int) bits >> 2)
            : Double.longBitsToDouble((bits & 0xfffffffcL) << 32);
    return (bits & 1) != 0 ? value / 100 : value;
  }

  private static String plain(double number) {
    boolean whole = Math.abs(number) < 1e18 && number == Math.rint(number);
    return whole ? new BigDecimal(number).toPlainString() : Double.toString(number);
  }
}
