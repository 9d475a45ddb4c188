package org.postern.inspection.content;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Objects;

/** Bytes in an array, or a run of them. */
record InMemory(byte[] bytes, int from, int length) implements Content {
  InMemory {
    Objects.checkFromIndexSize(from, length, bytes.length);
  }

  @Override
  public long size() {
    return length;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes, from, length);
  }

  @Override
  public int read(long position, byte[] into, int offset, int count) {
    int n = (int) Math.min(count, length - Math.min(position, length));
    System.arraycopy(bytes, from + (int) Math.min(position, length), into, offset, n);
    return n;
  }

  @Override
  public boolean jumps() {
    return true;
  }

  @Override
  public Content slice(long start, long end) {
    Objects.checkFromToIndex(start, end, (long) length);
    return new InMemory(bytes, from + (int) start, (int) (end - start));
  }
}
