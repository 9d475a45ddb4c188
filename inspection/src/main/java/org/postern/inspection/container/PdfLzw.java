package org.postern.inspection.container;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that a PDF packs by LZW. Source: ISO 32000-1, section 7.4.4. */
final class PdfLzw extends InputStream {
  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int MOST = 4096;

  private final InputStream in;
  private final int early;
  private final int[] before = new int[MOST];
  private final byte[] last = new byte[MOST];

  /** The bytes of one code, the last one first. */
  private final byte[] ready = new byte[MOST + 1];

  private int count;
  private int next = END + 1;
  private int width = 9;
  private int previous = -1;
  private byte first;
  private int bits;
  private int held;
  private boolean ended;

  /**
   * @param early whether codes grow by a bit one code sooner than they need to
   */
  PdfLzw(InputStream in, boolean early) {
    this.in = new BufferedInputStream(in);
    this.early = early ? 1 : 0;
  }

  @Override
  public int read() throws IOException {
    while (count == 0) {
      int code = ended ? END : code();
      if (code == END) {
        ended = true;
        return -1;
      }
      if (code == CLEAR) {
        next = END + 1;
        width = 9;
        previous = -1;
      } else {
        take(code);
      }
    }
    return ready[--count] & 0xff;
  }

  private void take(int code) throws IOException {
    if (code > next || code == next && previous < 0) {
      throw new BrokenException("no code of LZW: " + code);
    }
    int at = code;
    if (code == next) {
      ready[count++] = first;
      at = previous;
    }
    while (at > END) {
      ready[count++] = last[at];
      at = before[at];
    }
    first = (byte) at;
    ready[count++] = first;
    if (previous >= 0 && next < MOST) {
      before[next] = previous;
      last[next] = first;
      next++;
    }
    previous = code;
    width = width(next + early);
  }

  private static int width(int codes) {
    return codes < 512 ? 9 : codes < 1024 ? 10 : codes < 2048 ? 11 : 12;
  }

  private int code() throws IOException {
    while (bits < width) {
      int b = in.read();
      if (b < 0) {
        return END;
      }
      held = held << 8 | b;
      bits += 8;
    }
    bits -= width;
    int code = held >> bits;
    held &= (1 << bits) - 1;
    return code;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
