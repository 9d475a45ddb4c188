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
    if (word.isEmpty() || word.equals("`")) {
      return State.MORE;
    }
    if (marks < 0) {
      // Lines may begin with a blank or ">" that is data: only what the first one has is quoting.
      marks = quoting;
      xx = !fits(line, false) && fits(line, true);
    }
    if (!fits(line, xx)) {
      return State.NONE;
    }
    int length = value(line, marks);
    byte[] bytes = new byte[length + 3];
    int at = marks + 1;
    for (int out = 0; out < length; out += 3, at += 4) {
      int four =
          value(line, at) << 18
              | value(line, at + 1) << 12
              | value(line, at + 2) << 6
              | value(line, at + 3);
      bytes[out] = (byte) (four >> 16);
      bytes[out + 1] = (byte) (four >> 8);
      bytes[out + 2] = (byte) four;
    }
    decoded.write(bytes, 0, length);
    return State.MORE;
  }

  /** Whether a line can be one of the encoding: as long as its first character says. */
  private boolean fits(byte[] line, boolean asXx) {
    boolean before = xx;
    xx = asXx;
    try {
      if (marks >= line.length || value(line, marks) <= 0) {
        return false;
      }
      int wanted = (value(line, marks) + 2) / 3 * 4;
      int length = line.length;
      while (length > marks && (line[length - 1] == ' ' || line[length - 1] == '\t')) {
        length--;
      }
      int has = length - marks - 1;
      if (has > wanted + 2 || has < wanted / 2) {
        return false;
      }
      for (int i = marks; i < length; i++) {
        if (asXx ? XX.indexOf(line[i]) < 0 : line[i] < ' ' || line[i] > '`') {
          return false;
        }
      }
      return true;
    } finally {
      xx = before;
    }
  }

  /** The value of a character; those that were cut off at the end of the line are blanks. */
  private int value(byte[] line, int at) {
    if (at >= line.length) {
      return 0;
    }
    return xx ? Math.max(0, XX.indexOf(line[at])) : line[at] - ' ' & 0x3f;
  }

  @Override
  public Result end() {
    return new Result("", xx ? "xxencode" : "uuencode", decoded.content());
  }
}
