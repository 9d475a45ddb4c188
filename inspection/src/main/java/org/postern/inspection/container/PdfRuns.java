package org.postern.inspection.container;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that a PDF writes as runs. Source: ISO 32000-1, section 7.4.5. */
final class PdfRuns extends InputStream {
  private static final int END = 128;

  private final InputStream in;
  private int left;
  private int repeated = -1;
  private boolean ended;

  PdfRuns(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  @Override
  public int read() throws IOException {
    if (left == 0 && !ended) {
      int length = in.read();
      ended = length < 0 || length == END;
      left = ended ? 0 : length < END ? length + 1 : 257 - length;
      repeated = !ended && length > END ? in.read() : -1;
    }
    if (ended) {
      return -1;
    }
    left--;
    int b = repeated >= 0 ? repeated : in.read();
    ended = b < 0;
    return b;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
