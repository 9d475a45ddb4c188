package org.postern.qmail.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A digest on its way to a server by SMTP. */
class DigestSendingTest {
  private static final byte[] MESSAGE = "Subject: x\r\n\r\ny\r\n".getBytes(US_ASCII);

  @Test
  void a_server_gets_it_with_an_empty_reverse_path() throws Exception {
    CompletableFuture<String> heard = new CompletableFuture<>();
    try (ServerSocket server = serve("250 ok|250 ok|354 go|250 queued|221 bye", heard)) {
      assertThat(to(server).send("ann@example.org", MESSAGE)).isEmpty();
    }
    assertThat(heard.get())
        .contains("MAIL FROM:<> BODY=8BITMIME\r\nRCPT TO:<ann@example.org>\r\nDATA\r\nSubject: x");
  }

  @Test
  void a_refusal_is_told() throws Exception {
    try (ServerSocket server =
        serve("250 ok|550 no|250 reset|221 bye", new CompletableFuture<>())) {
      assertThat(to(server).send("ann@example.org", MESSAGE)).contains("550 no");
    }
  }

  @Test
  void a_server_that_is_not_there_is_told() throws Exception {
    DigestSending nowhere;
    try (ServerSocket server = serve("", new CompletableFuture<>())) {
      nowhere = to(server);
    }
    assertThat(nowhere.send("ann@example.org", MESSAGE).orElseThrow()).contains("127.0.0.1");
  }

  private static DigestSending to(ServerSocket server) {
    return new DigestSending.ToServer(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()));
  }

  /** Says all answers at once: the client waits for each before it goes on, and loses none. */
  private static ServerSocket serve(String answers, CompletableFuture<String> heard)
      throws IOException {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(
            () -> {
              try (Socket socket = server.accept()) {
                String lines = ("220 hi|250 hi|" + answers).replace("|", "\r\n") + "\r\n";
                socket.getOutputStream().write(lines.getBytes(US_ASCII));
                socket.shutdownOutput();
                heard.complete(new String(socket.getInputStream().readAllBytes(), US_ASCII));
              } catch (IOException e) {
                heard.completeExceptionally(e);
              }
            });
    return server;
  }
}
