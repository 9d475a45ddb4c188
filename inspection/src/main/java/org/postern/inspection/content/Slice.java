package org.postern.inspection.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A run of bytes of content that can only be read from its start. */
record Slice(Content whole, long from, long to) implements Content {
  Slice {
    Objects.checkFromToIndex(from, to, whole.size());
  }

  @Override
  public long size() {
    return to - from;
  }

  @Override
  public InputStream open() throws IOException {
    if (whole.jumps()) {
      return new PositionalStream(this);
    }
    InputStream in = whole.open();
    try {
      in.skipNBytes(from);
    } catch (IOException e) {
      in.close();
      throw e;
    }
    return new BoundedStream(in, to - from);
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) throws IOException {
    long left = Math.max(0, size() - position);
    return whole.read(from + position, into, offset, (int) Math.min(length, left));
  }

  @Override
  public boolean jumps() {
    return whole.jumps();
  }

  @Override
  public Content slice(long start, long end) {
    Objects.checkFromToIndex(start, end, size());
    return new Slice(whole, from + start, from + end);
  }
}
