package org.postern.qmail.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.postern.inspection.content.Content;
import org.postern.qmail.chain.Delivery;
import org.postern.qmail.chain.Envelope;
import org.postern.qmail.daemon.OwnMail;
import org.postern.qmail.demo.SmtpClient;

/** Where a digest goes. */
sealed interface DigestSending {

  /**
   * Sends a message with an empty reverse path.
   *
   * @param message US-ASCII; lines end in CRLF
   * @return why it is not sent; empty if it is
   */
  Optional<String> send(String to, byte[] message);

  /** To the real qmail-queue. */
  record ToQueue(OwnMail queue) implements DigestSending {
    @Override
    public Optional<String> send(String to, byte[] message) {
      byte[] lines = new String(message, US_ASCII).replace("\r\n", "\n").getBytes(US_ASCII);
      return queue.send(new Delivery(new Envelope("", List.of(to)), Content.of(lines)));
    }
  }

  /** To a server, such as James, that takes mail by SMTP. */
  record ToServer(InetSocketAddress server) implements DigestSending {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Override
    public Optional<String> send(String to, byte[] message) {
      try (SmtpClient client =
          SmtpClient.connect(server, InetAddress.ofLiteral("0.0.0.0"), PATIENCE)) {
        SmtpClient.Reply reply = client.send("", List.of(to), message);
        return reply.refused() ? Optional.of(reply.code() + " " + reply.text()) : Optional.empty();
      } catch (IOException e) {
        return Optional.of(server + ": " + e.getMessage());
      }
    }
  }

  /** To somebody who only looks. */
  record ToScreen(PrintWriter out) implements DigestSending {
    @Override
    public Optional<String> send(String to, byte[] message) {
      out.println(new String(message, US_ASCII).replace("\r\n", "\n"));
      return Optional.empty();
    }
  }
}
