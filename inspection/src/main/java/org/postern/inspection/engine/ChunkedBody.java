package org.postern.inspection.engine;

/**
 * A body in chunks, each with its length before it, read as it comes. Its end is the empty chunk
 * and the lines after it, never the end of the connection.
 *
 * <p>Source: RFC 9112, section 7.1.
 */
public final class ChunkedBody {
  private static final int LONGEST_LENGTH = 8;

  private final WireReader in;
  private long left;
  private boolean first = true;
  private boolean ended;

  /**
   * @param in at the first chunk
   */
  public ChunkedBody(WireReader in) {
    this.in = in;
  }

  /**
   * Reads at least one byte, or returns -1 once the whole body was read.
   *
   * @throws Trouble if the chunks are not well formed or end before their end
   */
  public int read(byte[] into, int offset, int length) throws Trouble {
    if (left == 0 && !ended) {
      next();
    }
    if (ended) {
      return -1;
    }
    int read = in.read(into, offset, (int) Math.min(left, length));
    left -= read;
    return read;
  }

  private void next() throws Trouble {
    if (!first && !in.line().isEmpty()) {
      throw new Trouble(Cause.NOT_UNDERSTOOD, "a chunk is longer than it said");
    }
    first = false;
    left = length(in.line());
    if (left == 0) {
      WireFields.read(in);
      ended = true;
    }
  }

  private static long length(String line) throws Trouble {
    int semicolon = line.indexOf(';');
    String digits = (semicolon < 0 ? line : line.substring(0, semicolon)).strip();
    if (digits.isEmpty()
        || digits.length() > LONGEST_LENGTH
        || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
      throw new Trouble(Cause.NOT_UNDERSTOOD, "not the length of a chunk: " + line);
    }
    return Long.parseLong(digits, 16);
  }
}
