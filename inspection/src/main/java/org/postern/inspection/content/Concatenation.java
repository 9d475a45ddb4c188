package org.postern.inspection.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Contents one after the other. There may be as many as a hostile file has sectors, so none but
 * those that are wanted are looked at.
 */
final class Concatenation implements Content {
  private final List<Content> parts;

  /** Where each part begins, and at last where all end. */
  private final long[] starts;

  private final boolean jumps;

  Concatenation(List<Content> parts) {
    this.parts = parts.stream().filter(part -> part.size() > 0).toList();
    this.starts = new long[this.parts.size() + 1];
    for (int i = 0; i < this.parts.size(); i++) {
      starts[i + 1] = starts[i] + this.parts.get(i).size();
    }
    this.jumps = parts.stream().allMatch(Content::jumps);
  }

  @Override
  public long size() {
    return starts[parts.size()];
  }

  /** The number of the part that a position lies in; that of the last and one more past the end. */
  private int part(long position) {
    int found = Arrays.binarySearch(starts, position);
    return found >= 0 ? found : -found - 2;
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
    int done = 0;
    for (int i = part(Math.min(position, size())); i < parts.size() && done < length; i++) {
      long at = position + done - starts[i];
      done += parts.get(i).read(at, into, offset + done, length - done);
    }
    return done;
  }

  @Override
  public boolean jumps() {
    return jumps;
  }

  @Override
  public Content slice(long from, long to) {
    Objects.checkFromToIndex(from, to, size());
    List<Content> cut = new ArrayList<>();
    for (int i = part(from); i < parts.size() && starts[i] < to; i++) {
      long first = Math.max(from, starts[i]);
      long last = Math.min(to, starts[i + 1]);
      if (first < last) {
        cut.add(parts.get(i).slice(first - starts[i], last - starts[i]));
      }
    }
    return cut.size() == 1 ? cut.get(0) : new Concatenation(cut);
  }
}
