package org.postern.qmail.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.postern.qmail.daemon.StatusPages;

/** Asks a running posternd for one of its status pages. */
final class StatusClient {
  private static final int LONGEST_PAGE = 1024 * 1024;

  private StatusClient() {}

  /**
   * Returns a page; nothing if no posternd listens there.
   *
   * @param page its path
   * @throws IOException if what listens there gives no page
   */
  static Optional<StatusPages.Told> ask(Path socket, String page) throws IOException {
    if (!Files.exists(socket)) {
      return Optional.empty();
    }
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      ByteBuffer request =
          ByteBuffer.wrap(
              ("GET " + page + " HTTP/1.0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      while (request.hasRemaining()) {
        channel.write(request);
      }
      InputStream in = Channels.newInputStream(channel);
      String answer = new String(in.readNBytes(LONGEST_PAGE), StandardCharsets.UTF_8);
      int body = answer.indexOf("\r\n\r\n");
      boolean well = answer.startsWith("HTTP/1.0 200 ");
      if (body < 0 || !well && !answer.startsWith("HTTP/1.0 503 ")) {
        throw new IOException("it does not know " + page);
      }
      return Optional.of(new StatusPages.Told(well, answer.substring(body + 4)));
    } catch (ConnectException e) {
      return Optional.empty();
    }
  }
}
