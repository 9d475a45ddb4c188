package org.postern.inspection.content;

import java.io.IOException;
import java.util.Objects;

/** A stream over content that can be read from any position. It holds no resource of its own. */
final class PositionalStream extends BlockStream {
  private final Content content;
  private long position;

  PositionalStream(Content content) {
    this.content = content;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    if (length == 0) {
      return 0;
    }
    int n = content.read(position, buffer, offset, length);
    position += n;
    return n == 0 ? -1 : n;
  }

  @Override
  public long skip(long n) {
    long skipped = Math.max(0, Math.min(n, content.size() - position));
    position += skipped;
    return skipped;
  }

  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, content.size() - position);
  }
}
