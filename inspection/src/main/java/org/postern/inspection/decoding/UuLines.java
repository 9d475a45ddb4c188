package org.postern.inspection.decoding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.postern.inspection.content.Spool;

/**
 * Uuencode in its forms: quoted or indented lines, blanks or grave accents for zero, trailing
 * blanks lost, a check character at the line end, no end line; and xxencode, which differs in its
 * alphabet.
 *
 * <p>Source: POSIX.1-2017, uuencode.
 */
final class UuLines implements LineDecoder {
  private static final String XX =
      "+-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /** Marks of quoting among which the one is sought that the data may begin with. */
  private static final int MOST_MARKS = 16;

  private final Spool decoded = LineDecoder.spool();
  private int marks = -1;
  private boolean xx;

  @Override
  public State line(byte[] buffer, int end) throws IOException {
    byte[] line = Arrays.copyOf(buffer, end);
    int quoting = LineDecoder.marks(line, end);
    String text = new String(line, quoting, line.length - quoting, StandardCharsets.ISO_8859_1);
    String word = text.strip();
    if (word.equalsIgnoreCase("end")) {
      return State.LAST;
    }
    if (word.regionMatches(true, 0, "begin ", 0, 6)) {
      // In capital letters and with a long name it could be a line of data.
      return State.NONE;
    }
    if (word.isEmpty() || word.equals("`")) {
      return State.MORE;
    }
    if (marks < 0) {
      begin(line, quoting);
    }
    if (fits(line, xx) < 0) {
      return State.NONE;
    }
    int length = value(line, marks, xx);
    byte[] bytes = new byte[length + 3];
    int at = marks + 1;
    for (int out = 0; out < length; out += 3, at += 4) {
      int four =
          value(line, at, xx) << 18
              | value(line, at + 1, xx) << 12
              | value(line, at + 2, xx) << 6
              | value(line, at + 3, xx);
      bytes[out] = (byte) (four >> 16);
      bytes[out + 1] = (byte) (four >> 8);
      bytes[out + 2] = (byte) four;
    }
    decoded.write(bytes, 0, length);
    return State.MORE;
  }

  /**
   * Takes from the first line which alphabet it is, and how many marks of quoting all lines have.
   * Lines may begin with a blank, "<" or ">" that is data: what is exactly as long as it says has
   * no marks.
   */
  private void begin(byte[] line, int quoting) {
    for (int own = 0; own < Math.min(quoting, MOST_MARKS); own++) {
      if (fits(line, own, 0)) {
        return;
      }
    }
    if (!fits(line, quoting, 0) && !fits(line, quoting, Integer.MAX_VALUE)) {
      fits(line, 0, Integer.MAX_VALUE);
    }
  }

  /** Tries a number of marks with both alphabets. */
  private boolean fits(byte[] line, int own, int mostOver) {
    marks = own;
    for (boolean asXx : new boolean[] {false, true}) {
      int over = fits(line, asXx);
      if (over >= 0 && over <= mostOver) {
        xx = asXx;
        return true;
      }
    }
    return false;
  }

  /**
   * By how many characters a line is not as long as its first character says; -1 if it can be none
   * of the encoding.
   */
  private int fits(byte[] line, boolean asXx) {
    if (marks >= line.length || value(line, marks, asXx) <= 0) {
      return -1;
    }
    int wanted = (value(line, marks, asXx) + 2) / 3 * 4;
    int length = line.length;
    while (length - marks - 1 > wanted && (line[length - 1] == ' ' || line[length - 1] == '\t')) {
      length--;
    }
    int has = length - marks - 1;
    if (has > wanted + 2 || has < wanted / 2) {
      return -1;
    }
    for (int i = marks; i < length; i++) {
      if (asXx ? XX.indexOf(line[i]) < 0 : line[i] < ' ' || line[i] > '`') {
        return -1;
      }
    }
    return Math.abs(has - wanted);
  }

  /** The value of a character; those that were cut off at the end of the line are blanks. */
  private static int value(byte[] line, int at, boolean asXx) {
    if (at >= line.length) {
      return 0;
    }
    return asXx ? Math.max(0, XX.indexOf(line[at])) : line[at] - ' ' & 0x3f;
  }

  @Override
  public Result end() {
    return new Result("", xx ? "xxencode" : "uuencode", decoded.content());
  }
}
