package org.postern.inspection.container;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that a PDF writes as letters. Source: ISO 32000-1, sections 7.4.2 and 7.4.3. */
final class PdfText extends InputStream {
  /** The angle that follows it is a digit in base 85, and ends nothing by itself. */
  private static final int END = '~';

  private final InputStream in;
  private final int base;
  private final byte[] ready = new byte[4];
  private int next;
  private int count;
  private boolean ended;

  private PdfText(InputStream in, int base) {
    this.in = new BufferedInputStream(in);
    this.base = base;
  }

  static InputStream hex(InputStream in) {
    return new PdfText(in, 16);
  }

  static InputStream base85(InputStream in) {
    return new PdfText(in, 85);
  }

  @Override
  public int read() throws IOException {
    while (next == count) {
      if (ended) {
        return -1;
      }
      next = 0;
      count = 0;
      fill();
    }
    return ready[next++] & 0xff;
  }

  private void fill() throws IOException {
    int group = base == 16 ? 2 : 5;
    long value = 0;
    int digits = 0;
    while (digits < group && !ended) {
      int c = in.read();
      if (c < 0 || c == END || base == 16 && c == '>') {
        ended = true;
      } else if (base == 85 && c == 'z' && digits == 0) {
        count = 4;
        java.util.Arrays.fill(ready, (byte) 0);
        return;
      } else if (digit(c) >= 0) {
        value = value * base + digit(c);
        digits++;
      }
    }
    if (digits == 0) {
      return;
    }
    for (int i = digits; i < group; i++) {
      value = value * base + (base == 16 ? 0 : 84);
    }
    count = base == 16 ? 1 : digits - 1;
    for (int i = 0; i < count; i++) {
      ready[i] = (byte) (value >> (base == 16 ? 0 : 24 - 8 * i));
    }
  }

  private int digit(int c) {
    if (base == 16) {
      return Character.digit(c, 16);
    }
    return c >= '!' && c <= 'u' ? c - '!' : -1;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
