package org.postern.inspection.anatomy;

import java.io.IOException;
import java.io.InputStream;
import org.postern.inspection.content.Content;

/** A block many times over, without the memory for it. */
record Repeated(byte[] block, int times) implements Content {
  @Override
  public long size() {
    return (long) block.length * times;
  }

  @Override
  public boolean jumps() {
    return true;
  }

  @Override
  public InputStream open() throws IOException {
    return slice(0, size()).open();
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) {
    int n = (int) Math.min(length, size() - Math.min(position, size()));
    for (int done = 0; done < n; ) {
      int at = (int) ((position + done) % block.length);
      int step = Math.min(block.length - at, n - done);
      System.arraycopy(block, at, into, offset + done, step);
      done += step;
    }
    return n;
  }
}
