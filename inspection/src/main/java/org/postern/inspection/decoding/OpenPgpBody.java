package org.postern.inspection.decoding;

import java.io.IOException;
import java.io.InputStream;

/** The body of one OpenPGP packet, in pieces or not. Source: RFC 9580, section 4.2. */
final class OpenPgpBody extends InputStream {
  /** The form of lengths of all but old programs. */
  static final int NEW = 4;

  private static final long UNTIL_END = Long.MAX_VALUE;

  private final InputStream in;
  private long left;
  private boolean partial;

  /**
   * Reads the length.
   *
   * @param form {@link #NEW}, or the length type of the old format
   */
  OpenPgpBody(InputStream in, int form) throws IOException {
    this.in = in;
    switch (form) {
      case 0 -> left = number(1);
      case 1 -> left = number(2);
      case 2 -> left = number(4);
      case 3 -> left = UNTIL_END;
      default -> piece();
    }
  }

  private void piece() throws IOException {
    int first = in.read();
    partial = false;
    if (first < 192) {
      left = Math.max(0, first);
    } else if (first < 224) {
      left = (first - 192L << 8) + number(1) + 192;
    } else if (first < 255) {
      left = 1L << (first & 0x1f);
      partial = true;
    } else {
      left = number(4);
    }
  }

  private long number(int bytes) throws IOException {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number = number << 8 | Math.max(0, in.read());
    }
    return number;
  }

  @Override
  public int read() throws IOException {
    while (left == 0) {
      if (!partial) {
        return -1;
      }
      piece();
    }
    int b = in.read();
    left = b < 0 ? 0 : left - 1;
    partial &= b >= 0;
    return b;
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = 0;
    while (skipped < n && read() >= 0) {
      skipped++;
    }
    return skipped;
  }
}
