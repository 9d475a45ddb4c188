package org.postern.inspection.anatomy;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.postern.inspection.content.Content;

/** Content that counts the bytes that are read from it: the work that a message costs. */
record Counting(byte[] bytes, AtomicLong read) implements Content {
  Counting(byte[] bytes) {
    this(bytes, new AtomicLong());
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public boolean jumps() {
    return true;
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) {
    int n = (int) Math.min(length, bytes.length - Math.min(position, bytes.length));
    System.arraycopy(bytes, (int) Math.min(position, bytes.length), into, offset, n);
    read.addAndGet(n);
    return n;
  }

  @Override
  public InputStream open() throws IOException {
    return slice(0, size()).open();
  }
}
