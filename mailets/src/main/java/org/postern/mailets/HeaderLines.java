package org.postern.mailets;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.content.Content;

/**
 * The header of a message, line by line, in one pass over its bytes that stops at the blank line.
 *
 * <p>A line ends at LF, at CRLF, or at a CR by itself, because some programs read that as a line
 * end too. The header ends at a blank line that all of them see: one that ends in LF and follows an
 * LF. So what is a header line to any reader is a line here.
 */
final class HeaderLines implements AutoCloseable {
  /** How many bytes of a line are kept. */
  static final int KEPT = 1024;

  /** What stands at the end of a line. */
  enum End {
    LF,
    CRLF,
    CR,
    /** The message ends there. */
    NONE
  }

  /**
   * One line.
   *
   * @param start where its first byte is, from the start of the message
   * @param stop where its line end begins
   * @param next where the next line starts
   * @param end its line end
   * @param head its first bytes, at most {@link #KEPT}
   */
  record Line(long start, long stop, long next, End end, byte[] head) {
    boolean empty() {
      return start == stop;
    }

    /** Returns whether the line goes on with what the line before it began. */
    boolean continues() {
      return start > 0 && !empty() && (head[0] == ' ' || head[0] == '\t');
    }
  }

  private final InputStream in;
  private final byte[] buffer = new byte[8192];
  private int read;
  private int filled;
  private long position;
  private End before = End.LF;
  private @Nullable String lineEnd;

  HeaderLines(Content message) throws IOException {
    in = message.open();
  }

  /** Returns the next line, or null when the header is over. */
  @Nullable Line next() throws IOException {
    long start = position;
    byte[] head = new byte[64];
    int kept = 0;
    while (true) {
      int b = read();
      if (b < 0 || b == '\n' || b == '\r') {
        return line(start, end(b), Arrays.copyOf(head, kept));
      }
      if (kept < KEPT) {
        if (kept == head.length) {
          head = Arrays.copyOf(head, 2 * kept);
        }
        head[kept++] = (byte) b;
      }
    }
  }

  /** Returns the line end that the message uses, as far as it was read; CRLF if there is none. */
  String lineEnd() {
    return lineEnd == null ? "\r\n" : lineEnd;
  }

  private End end(int b) throws IOException {
    if (b < 0) {
      return End.NONE;
    }
    if (b == '\n') {
      return End.LF;
    }
    return peek() == '\n' ? End.CRLF : End.CR;
  }

  private @Nullable Line line(long start, End end, byte[] head) throws IOException {
    long stop = end == End.NONE ? position : position - 1;
    if (end == End.CRLF) {
      read();
    }
    if (lineEnd == null && (end == End.LF || end == End.CRLF)) {
      lineEnd = end == End.LF ? "\n" : "\r\n";
    }
    boolean over = start == stop && (end == End.NONE || (end != End.CR && before != End.CR));
    before = end;
    return over ? null : new Line(start, stop, position, end, head);
  }

  private int read() throws IOException {
    int b = peek();
    if (b >= 0) {
      read++;
      position++;
    }
    return b;
  }

  private int peek() throws IOException {
    if (read == filled) {
      read = 0;
      filled = Math.max(0, in.read(buffer, 0, buffer.length));
    }
    return read == filled ? -1 : buffer[read] & 0xff;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
