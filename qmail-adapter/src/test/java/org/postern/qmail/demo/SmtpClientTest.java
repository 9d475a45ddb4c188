package org.postern.qmail.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo's SMTP client, against a server that says its lines whatever it hears. */
@Timeout(30)
class SmtpClientTest {
  private static final String WELCOME = "220 hi|250-hi|250 8BITMIME|";

  @Test
  void a_message_goes_out_with_dots_doubled_and_line_ends_made_whole() throws Exception {
    Dialogue dialogue =
        send(WELCOME + "250 ok|250 ok|354 go|250 queued|221 bye", "a: b\n\n.x\r\n..\r\ry\n.z");
    assertThat(dialogue.reply()).isEqualTo(new SmtpClient.Reply(250, "queued"));
    assertThat(dialogue.heard())
        .isEqualTo(
            "EHLO localhost\r\nMAIL FROM:<> BODY=8BITMIME\r\nRCPT TO:<joe@example.org>\r\nDATA\r\n"
                + "a: b\r\n\r\n..x\r\n...\r\ry\r\n..z\r\n.\r\nQUIT\r\n");
  }

  /** The answer that counts is the first refusal, or the last of all. */
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "550 no|221 bye, 550",
    "250 ok|451 wait|250 reset|221 bye, 451",
    "250 ok|250 ok|554 no|221 bye, 554",
    "250 ok|250 ok|354 go|552 big|221 bye, 552"
  })
  void refusal(String answers, int code) throws Exception {
    assertThat(send(WELCOME + answers, "x").reply().code()).isEqualTo(code);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "554 go away, its greeting was 554 go away",
    "hello, not an answer of SMTP: hello",
    "220 hi|500 what, EHLO was 500 what"
  })
  void a_server_that_does_not_speak_smtp_is_said_so(String answers, String sentence) {
    assertThatThrownBy(() -> send(answers, "x")).hasMessage(sentence);
  }

  @Test
  void an_address_cannot_bring_a_command_of_its_own() throws Exception {
    try (ServerSocket server = serve(WELCOME, new CompletableFuture<>())) {
      assertThatThrownBy(
              () -> {
                try (SmtpClient client = connect(server)) {
                  client.send("a@b>\r\nRSET", List.of("c@d"), new byte[0]);
                }
              })
          .hasMessage("not a line of SMTP");
    }
  }

  private record Dialogue(SmtpClient.Reply reply, String heard) {}

  private static Dialogue send(String answers, String message) throws Exception {
    CompletableFuture<String> heard = new CompletableFuture<>();
    SmtpClient.Reply reply;
    try (ServerSocket server = serve(answers, heard)) {
      try (SmtpClient client = connect(server)) {
        byte[] bytes = message.getBytes(StandardCharsets.ISO_8859_1);
        reply = client.send("", List.of("joe@example.org"), bytes);
      }
      return new Dialogue(reply, heard.get());
    }
  }

  private static SmtpClient connect(ServerSocket server) throws IOException {
    return SmtpClient.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()),
        InetAddress.getLoopbackAddress(),
        Duration.ofSeconds(20));
  }

  /** Says all answers at once: the client waits for each before it goes on, and loses none. */
  private static ServerSocket serve(String answers, CompletableFuture<String> heard)
      throws IOException {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(
            () -> {
              try (Socket socket = server.accept()) {
                String lines = answers.replace("|", "\r\n") + "\r\n";
                socket.getOutputStream().write(lines.getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                byte[] all = socket.getInputStream().readAllBytes();
                heard.complete(new String(all, StandardCharsets.ISO_8859_1));
              } catch (IOException e) {
                heard.completeExceptionally(e);
              }
            });
    return server;
  }
}
