package org.postern.inspection.content;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Content looked at byte by byte: keeps the block around the last position, so that going forward
 * costs one read for each block. For one thread.
 */
public final class Window {
  /** What {@link #at} answers past the end. */
  public static final int END = -1;

  private static final int BLOCK = 8 << 10;
  private static final int BACK = 64;

  private final Content content;
  private final byte[] block;
  private long start;
  private int length;

  /** A window on content that {@link Content#jumps}. */
  public Window(Content content) {
    this.content = content;
    this.block = new byte[(int) Math.min(BLOCK, content.size())];
  }

  /**
   * Returns the byte at a position, 0 to 255, or {@link #END}.
   *
   * @throws UncheckedIOException if the bytes cannot be read
   */
  public int at(long position) {
    long index = position - start;
    if (index < 0 || index >= length) {
      if (position < 0 || position >= content.size()) {
        return END;
      }
      load(position);
      index = position - start;
    }
    return block[(int) index] & 0xff;
  }

  /**
   * Returns the position of the first {@code a} or {@code b} from {@code from} on, or {@code to}.
   */
  public long find(byte a, byte b, long from, long to) {
    long position = from;
    while (position < to) {
      at(position);
      int index = (int) (position - start);
      int end = (int) Math.min(length, to - start);
      while (index < end && block[index] != a && block[index] != b) {
        index++;
      }
      position = start + index;
      if (index < end) {
        return position;
      }
    }
    return to;
  }

  /** Returns the bytes of a range, which must fit into memory. */
  public byte[] copy(long from, long to) {
    byte[] bytes = new byte[(int) (to - from)];
    try {
      content.read(from, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes;
  }

  private void load(long position) {
    try {
      // Readers look a few bytes back now and then.
      long from = Math.max(0, Math.min(position - BACK, content.size() - block.length));
      length = content.read(from, block, 0, block.length);
      start = from;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
