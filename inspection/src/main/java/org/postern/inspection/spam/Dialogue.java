package org.postern.inspection.spam;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Connection;
import org.postern.inspection.engine.Trouble;
import org.postern.inspection.engine.WireReader;

/**
 * One question and its answer on a fresh connection. An engine may refuse before it has taken all;
 * a score that comes so early is not the score of this message.
 */
final class Dialogue {
  private static final int CHUNK = 64 * 1024;

  private final Connection connection;

  /** What the engine said while it was still being told. */
  private final ByteBuffer early = ByteBuffer.allocate(CHUNK);

  Dialogue(Connection connection) {
    this.connection = connection;
  }

  Judgement ask(byte[] head, Content body, SpamProtocol protocol) throws Trouble {
    boolean sentAll = send(head, body, protocol.endsOutput());
    early.flip();
    WireReader in = new WireReader(this::read);
    Judgement.Scored answer;
    try {
      answer = protocol.read(in);
    } catch (Trouble trouble) {
      throw sentAll || trouble.why() != Cause.BROKEN
          ? trouble
          : new Trouble(
              Cause.BROKEN,
              "the connection ended while the message was sent (is it over the engine's own limit"
                  + " of size?)");
    }
    if (!sentAll) {
      throw new Trouble(Cause.NOT_UNDERSTOOD, "gave a score before it had all of the message");
    }
    if (in.hasMore()) {
      throw new Trouble(Cause.NOT_UNDERSTOOD, "went on after its answer was over");
    }
    return answer;
  }

  private int read(ByteBuffer into) throws IOException, Trouble {
    if (!early.hasRemaining()) {
      return connection.read(into);
    }
    int count = Math.min(into.remaining(), early.remaining());
    into.put(early.slice(early.position(), count));
    early.position(early.position() + count);
    return count;
  }

  /**
   * Sends the whole question.
   *
   * @return whether the engine took it; if not, it has spoken or gone before the end
   */
  private boolean send(byte[] head, Content body, boolean endOutput) throws Trouble {
    long sent = 0;
    try (InputStream in = open(body)) {
      // One byte more than a short message has, so that its end shows in the first read.
      byte[] chunk = new byte[(int) Math.min(CHUNK, body.size() + 1)];
      boolean taken = deliver(ByteBuffer.wrap(head));
      for (int n = chunk.length; taken && n == chunk.length; sent += n) {
        n = fill(in, chunk);
        taken = deliver(ByteBuffer.wrap(chunk, 0, n));
      }
      if (taken && sent != body.size()) {
        throw new Trouble(Cause.UNREADABLE, sent + " bytes are there, and not " + body.size());
      }
      return taken && (!endOutput || end());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static InputStream open(Content body) throws Trouble {
    try {
      return body.open();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static int fill(InputStream in, byte[] chunk) throws Trouble {
    try {
      return in.readNBytes(chunk, 0, chunk.length);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private boolean deliver(ByteBuffer out) throws Trouble {
    try {
      return connection.readNow(early) == 0 && connection.write(out);
    } catch (IOException e) {
      // EPIPE or a reset: what the engine said before shows in its answer.
      return false;
    }
  }

  private boolean end() {
    try {
      connection.endOutput();
      return true;
    } catch (IOException e) {
      // As above.
      return false;
    }
  }

  private static Trouble unreadable(IOException e) {
    return new Trouble(Cause.UNREADABLE, "the message cannot be read: " + e.getMessage());
  }
}
