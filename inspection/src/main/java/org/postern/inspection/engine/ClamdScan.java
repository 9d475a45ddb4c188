package org.postern.inspection.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.postern.inspection.content.Content;

/**
 * One {@code zINSTREAM} dialogue: the content in chunks, each with its length before it, an empty
 * chunk at the end, and the reply. A command, its first chunk and a short content's end leave in
 * one write.
 *
 * <p>Source: clamd(8), INSTREAM.
 */
final class ClamdScan {
  private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
  private static final int CHUNK = 64 * 1024;
  private static final int LENGTH = 4;
  private static final int LONGEST_REPLY = 4096;

  private final Wire connection;
  private final ByteBuffer reply = ByteBuffer.allocate(LONGEST_REPLY);

  ClamdScan(Wire connection) {
    this.connection = connection;
  }

  /** Returns the answer to {@code content}; clean only if all of it was sent before. */
  Answer ask(Content content) throws Trouble {
    try (InputStream in = open(content)) {
      return answer(send(in, content.size()));
    } catch (IOException e) {
      // From close(): a stream that ends in an error may have left something out.
      throw unreadable(e);
    }
  }

  private static InputStream open(Content content) throws Trouble {
    try {
      return content.open();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Sends the content.
   *
   * @return whether the peer took all of it; if not, it has spoken or gone before the end
   */
  private boolean send(InputStream in, long size) throws Trouble {
    // One byte more than a short content has, so that its end shows in the first read.
    int room = (int) Math.min(CHUNK, size + 1);
    ByteBuffer out = ByteBuffer.allocate(COMMAND.length + LENGTH + room + LENGTH);
    out.put(COMMAND);
    long sent = 0;
    while (true) {
      int n = read(in, out.array(), out.position() + LENGTH, room);
      sent += n;
      boolean end = n < room;
      if (n > 0) {
        out.putInt(n).position(out.position() + n);
      }
      if (end) {
        if (sent < size) {
          throw new Trouble(Cause.UNREADABLE, "only " + sent + " of " + size + " bytes are there");
        }
        out.putInt(0);
      }
      if (!deliver(out.flip())) {
        return false;
      }
      if (end) {
        return true;
      }
      out.clear();
    }
  }

  /** Reads until {@code length} bytes are there or the content ends. */
  private static int read(InputStream in, byte[] into, int offset, int length) throws Trouble {
    try {
      return in.readNBytes(into, offset, length);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private boolean deliver(ByteBuffer out) throws Trouble {
    try {
      return connection.readNow(reply) == 0 && connection.write(out);
    } catch (IOException e) {
      // EPIPE or a reset: clamd ends the connection when it has had enough, and says why before.
      return false;
    }
  }

  private Answer answer(boolean sentAll) throws Trouble {
    Answer answer = reply(sentAll);
    if (sentAll || !(answer instanceof Answer.Clean)) {
      return answer;
    }
    throw new Trouble(Cause.NOT_UNDERSTOOD, "said OK before it had all of the content");
  }

  /**
   * Reads the reply. A clean one counts only when the connection has ended after it, so that
   * nothing can follow; for any other its own end is enough.
   */
  private Answer reply(boolean sentAll) throws Trouble {
    try {
      while (true) {
        ByteBuffer sofar = reply.duplicate().flip();
        if (ClamdReply.endOf(sofar) >= 0) {
          Answer answer = ClamdReply.whole(sofar);
          if (!sentAll || !(answer instanceof Answer.Clean)) {
            return answer;
          }
        }
        if (!reply.hasRemaining()) {
          return Trouble.failed(
              Cause.NOT_UNDERSTOOD, "an answer of more than " + LONGEST_REPLY + " bytes");
        }
        if (connection.read(reply) < 0) {
          return ClamdReply.whole(reply.duplicate().flip());
        }
      }
    } catch (IOException e) {
      throw new Trouble(
          Cause.BROKEN,
          sentAll
              ? "the connection broke before the answer was whole: " + e.getMessage()
              : "the connection broke while the content was sent (is it over StreamMaxLength in"
                  + " clamd.conf?): "
                  + e.getMessage());
    }
  }

  private static Trouble unreadable(IOException e) {
    return new Trouble(Cause.UNREADABLE, "the content cannot be read: " + e.getMessage());
  }
}
