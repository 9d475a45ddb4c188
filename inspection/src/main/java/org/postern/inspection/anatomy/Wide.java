package org.postern.inspection.anatomy;

import java.io.IOException;
import java.io.InputStream;
import org.postern.inspection.content.BlockStream;
import org.postern.inspection.content.Content;

/**
 * Text in UTF-16 as a text of bytes: files in texts are written in ASCII, whatever encodes it. A
 * unit of which one byte is zero is the other byte, so that either byte order will do; any other
 * unit is a question mark.
 */
final class Wide {
  private static final int HEAD = 512;
  private static final int BLOCK = 16 << 10;

  private Wide() {}

  /** Returns whether a text begins as UTF-16 does: with a mark, or with ASCII in it. */
  static boolean is(byte[] head, int length) {
    if (length >= 2 && isMark(head[0], head[1])) {
      return true;
    }
    int units = Math.min(length, HEAD) / 2;
    int first = 0;
    int second = 0;
    for (int i = 0; i < units; i++) {
      first += head[2 * i] == 0 && head[2 * i + 1] != 0 ? 1 : 0;
      second += head[2 * i] != 0 && head[2 * i + 1] == 0 ? 1 : 0;
    }
    return units >= 8 && Math.max(first, second) > units / 2;
  }

  /**
   * Turns units into bytes, in place.
   *
   * @param length of the block, which begins with a unit
   * @return how many bytes it is now
   */
  static int narrow(byte[] block, int length) {
    int to = 0;
    for (int i = 0; i + 1 < length; i += 2) {
      if (!isMark(block[i], block[i + 1])) {
        block[to++] = narrow(block[i], block[i + 1]);
      }
    }
    return to;
  }

  private static byte narrow(byte first, byte second) {
    if (first == 0) {
      return second;
    }
    return second == 0 ? first : (byte) '?';
  }

  private static boolean isMark(byte first, byte second) {
    return first == (byte) 0xff && second == (byte) 0xfe
        || first == (byte) 0xfe && second == (byte) 0xff;
  }

  /** Returns the text of bytes, to be read from its start. */
  static Content narrow(Content text) {
    return new Narrow(text);
  }

  /** A text in UTF-16, one byte for each unit. */
  private record Narrow(Content text) implements Content {
    /** As much as it is at most. */
    @Override
    public long size() {
      return text.size() / 2;
    }

    @Override
    public InputStream open() throws IOException {
      return new Units(text.open());
    }
  }

  /** Reads units, as many at a time as there is room for bytes. */
  private static final class Units extends BlockStream {
    private final InputStream in;

    Units(InputStream in) {
      this.in = in;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      byte[] units;
      int narrowed = 0;
      do {
        units = in.readNBytes(2 * Math.min(length, BLOCK));
        narrowed = narrow(units, units.length);
      } while (narrowed == 0 && units.length > 1);
      System.arraycopy(units, 0, buffer, offset, narrowed);
      return narrowed == 0 ? -1 : narrowed;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
