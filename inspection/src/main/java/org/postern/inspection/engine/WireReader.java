package org.postern.inspection.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.postern.inspection.text.OneLine;

/**
 * What a peer says, taken in lines and in runs of bytes. The end of the connection is never the end
 * of an answer here: where more is asked for than came, that is {@link Cause#BROKEN}.
 */
public final class WireReader {
  /** The longest line that is taken, in bytes without its end. */
  public static final int LONGEST_LINE = 8192;

  private static final int ROOM = 16 * 1024;

  /** Where the bytes come from: {@link Wire#read}, or what does something else while it waits. */
  @FunctionalInterface
  public interface Source {
    /**
     * Waits for at least one byte, and returns -1 at the end.
     *
     * @throws IOException if the connection broke
     * @throws Trouble if the deadline passed
     */
    int read(ByteBuffer into) throws IOException, Trouble;
  }

  private final Source source;
  private final ByteBuffer ready = ByteBuffer.allocate(ROOM).limit(0);
  private boolean heard;

  /**
   * @param source asked only when all that came before was taken
   */
  public WireReader(Source source) {
    this.source = source;
  }

  /** Returns whether the peer has said anything at all. */
  public boolean heard() {
    return heard;
  }

  /** Returns whether more came than was taken. */
  public boolean hasMore() {
    return ready.hasRemaining();
  }

  /**
   * Returns the next line without its end, each byte as the character of the same number.
   *
   * @throws Trouble if the connection ends before the line does, or the line is longer than {@link
   *     #LONGEST_LINE}
   */
  public String line() throws Trouble {
    StringBuilder line = new StringBuilder();
    while (true) {
      int b = next();
      if (b == '\n') {
        int end = line.length() - 1;
        if (end >= 0 && line.charAt(end) == '\r') {
          line.setLength(end);
        }
        return line.toString();
      }
      if (line.length() > LONGEST_LINE) {
        throw new Trouble(
            Cause.NOT_UNDERSTOOD, "a line of more than " + LONGEST_LINE + " bytes: " + cut(line));
      }
      line.append((char) b);
    }
  }

  /** Returns the next byte. */
  private int next() throws Trouble {
    if (!ready.hasRemaining()) {
      fill();
    }
    return ready.get() & 0xff;
  }

  /**
   * Reads at least one byte.
   *
   * @return how many, from 1 to {@code length}
   * @throws Trouble if there is no more
   */
  public int read(byte[] into, int offset, int length) throws Trouble {
    if (!ready.hasRemaining()) {
      fill();
    }
    int count = Math.min(length, ready.remaining());
    ready.get(into, offset, count);
    return count;
  }

  /**
   * Returns the next {@code count} bytes as characters of the same number.
   *
   * @param count bounded by the caller: so much memory is taken
   */
  public String text(int count) throws Trouble {
    byte[] bytes = new byte[count];
    int have = 0;
    while (have < count) {
      have += read(bytes, have, count - have);
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private void fill() throws Trouble {
    ready.clear();
    int read = -1;
    try {
      read = source.read(ready);
    } catch (IOException e) {
      throw new Trouble(
          Cause.BROKEN, "the connection broke before the answer was whole: " + e.getMessage());
    } finally {
      ready.flip();
    }
    if (read < 0) {
      throw new Trouble(
          Cause.BROKEN,
          heard
              ? "the connection ended within the answer"
              : "the connection ended without an answer");
    }
    heard = true;
  }

  private static String cut(CharSequence line) {
    return OneLine.of(line.toString(), 80);
  }
}
