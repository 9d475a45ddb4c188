package org.postern.inspection.engine.program;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Trouble;

/**
 * One line to a daemon on a unix socket, and the first line of its answer: how sophie and trophie
 * are asked. No byte is waited for past the deadline.
 */
final class PathQuestion {
  private static final int LONGEST_REPLY = 4096;

  private PathQuestion() {}

  /** Returns the answer without its line end, which may be that of the connection. */
  static String ask(Path socket, String line, Deadline deadline) throws Trouble {
    try (SocketChannel channel = connected(socket);
        Selector selector = Selector.open()) {
      channel.configureBlocking(false);
      SelectionKey key = channel.register(selector, SelectionKey.OP_WRITE);
      ByteBuffer question = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
      while (question.hasRemaining()) {
        await(selector, deadline);
        channel.write(question);
      }
      key.interestOps(SelectionKey.OP_READ);
      return answer(channel, selector, deadline);
    } catch (IOException e) {
      throw new Trouble(Cause.BROKEN, "the connection broke: " + e.getMessage());
    }
  }

  private static SocketChannel connected(Path socket) throws Trouble {
    try {
      return SocketChannel.open(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      throw new Trouble(Cause.UNREACHABLE, socket + ": " + e.getMessage());
    }
  }

  private static String answer(SocketChannel channel, Selector selector, Deadline deadline)
      throws IOException, Trouble {
    ByteBuffer reply = ByteBuffer.allocate(LONGEST_REPLY);
    while (reply.hasRemaining()) {
      await(selector, deadline);
      boolean ended = channel.read(reply) < 0;
      for (int i = 0; i < reply.position(); i++) {
        ended |= reply.get(i) == '\n' || reply.get(i) == 0;
      }
      if (ended && reply.position() == 0) {
        throw new Trouble(Cause.BROKEN, "the connection was closed without an answer");
      }
      if (ended) {
        String text = new String(reply.array(), 0, reply.position(), StandardCharsets.UTF_8);
        return text.split("[\\n\\r\\x00]", 2)[0];
      }
    }
    throw new Trouble(Cause.NOT_UNDERSTOOD, "the answer has no end");
  }

  private static void await(Selector selector, Deadline deadline) throws IOException, Trouble {
    selector.selectedKeys().clear();
    long millis = deadline.left().toMillis();
    if (millis == 0 || selector.select(millis) == 0) {
      throw new Trouble(
          Thread.currentThread().isInterrupted() ? Cause.BROKEN : Cause.TIMEOUT,
          "did not answer in time");
    }
  }
}
