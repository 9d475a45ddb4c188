package org.postern.inspection.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Contents one after the other. */
record Concatenation(List<Content> parts) implements Content {
  Concatenation {
    parts = List.copyOf(parts);
  }

  @Override
  public long size() {
    return parts.stream().mapToLong(Content::size).sum();
  }

  @Override
  public InputStream open() {
    return new BlockStream() {
      private int next;
      private InputStream current = InputStream.nullInputStream();

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0) {
          return 0;
        }
        while (true) {
          int n = current.read(buffer, offset, length);
          if (n >= 0) {
            return n;
          }
          if (next == parts.size()) {
            return -1;
          }
          current.close();
          current = parts.get(next++).open();
        }
      }

      @Override
      public void close() throws IOException {
        current.close();
        next = parts.size();
      }
    };
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) throws IOException {
    long start = 0;
    int done = 0;
    for (Content part : parts) {
      long end = start + part.size();
      long at = position + done;
      if (done < length && at >= start && at < end) {
        done += part.read(at - start, into, offset + done, length - done);
      }
      start = end;
    }
    return done;
  }

  @Override
  public boolean jumps() {
    return parts.stream().allMatch(Content::jumps);
  }

  @Override
  public Content slice(long from, long to) {
    Objects.checkFromToIndex(from, to, size());
    List<Content> cut = new ArrayList<>();
    long start = 0;
    for (Content part : parts) {
      long end = start + part.size();
      long first = Math.max(from, start);
      long last = Math.min(to, end);
      if (first < last) {
        cut.add(part.slice(first - start, last - start));
      }
      start = end;
    }
    return cut.size() == 1 ? cut.get(0) : new Concatenation(cut);
  }
}
