package org.postern.qmail.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.postern.samples.Sample;

/**
 * The client's side of QMQP, for hosts without a C compiler. It cannot say who the client is: the
 * listener's own settings decide that.
 *
 * <p>Source: D. J. Bernstein, "Quick Mail Queueing Protocol", 1999.
 *
 * @param server where posternd listens
 */
record QmqpClient(InetSocketAddress server) implements QmailClient {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Override
  public void send(Workplace place, Sample sample) throws IOException {
    ByteArrayOutputStream inner = new ByteArrayOutputStream();
    inner.writeBytes(netstring(sample.message()));
    inner.writeBytes(netstring(ascii(sample.from())));
    for (String recipient : sample.to()) {
      inner.writeBytes(netstring(ascii(recipient)));
    }
    try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write(netstring(inner.toByteArray()));
      socket.getOutputStream().flush();
      String answer =
          new String(socket.getInputStream().readNBytes(1000), StandardCharsets.US_ASCII);
      int colon = answer.indexOf(':');
      if (!answer.startsWith("K", colon + 1)) {
        throw new IOException("QMQP was answered with " + answer.substring(colon + 1));
      }
    }
  }

  @Override
  public String way() {
    return "by QMQP on port "
        + server.getPort()
        + ", because there is no C compiler here for postern-queue (apt-get install gcc)";
  }

  @Override
  public String line(Path message, Path envelope) {
    return "qmail-qmqpc <%s 1<%s    (port %d, control/qmqpservers naming %s)"
        .formatted(message, envelope, server.getPort(), server.getAddress().getHostAddress());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] netstring(byte[] bytes) {
    byte[] length = ascii(bytes.length + ":");
    byte[] all = Arrays.copyOf(length, length.length + bytes.length + 1);
    System.arraycopy(bytes, 0, all, length.length, bytes.length);
    all[all.length - 1] = ',';
    return all;
  }
}
