package org.postern.qmail.daemon;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;
import org.postern.inspection.content.Content;

/** A run of bytes of an open file. Each stream has its own place in it. */
record FileContent(FileChannel file, long from, long to) implements Content {
  @Override
  public long size() {
    return to - from;
  }

  @Override
  public Content slice(long start, long end) {
    Objects.checkFromToIndex(start, end, size());
    return new FileContent(file, from + start, from + end);
  }

  @Override
  public InputStream open() {
    return new InputStream() {
      private long at = from;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
          return 0;
        }
        if (at == to) {
          return -1;
        }
        int n = file.read(ByteBuffer.wrap(buffer, offset, (int) Math.min(length, to - at)), at);
        if (n < 0) {
          throw new IOException("the file is shorter than it was");
        }
        at += n;
        return n;
      }

      @Override
      public long skip(long n) {
        long skipped = Math.clamp(n, 0, to - at);
        at += skipped;
        return skipped;
      }
    };
  }
}
