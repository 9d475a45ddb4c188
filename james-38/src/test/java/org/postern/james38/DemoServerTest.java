package org.postern.james38;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The server of the demonstration, by hand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoServerTest {
  private static final byte[] MESSAGE = "Subject: by hand\r\n\r\nhello\r\n".getBytes(US_ASCII);

  private Server server;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    server = new Server(directory, Conf.shipped());
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }

  @Test
  void a_message_lies_in_the_mailbox_with_our_line_above_all_but_the_return_path()
      throws IOException {
    try (Smtp smtp = server.stranger()) {
      assertThat(smtp.send("a@example.net", List.of("joe@example.org"), MESSAGE)).startsWith("250");
    }
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> server.delivered("joe@example.org").size() == 1);
    assertThat(Files.readString(server.delivered("joe@example.org").get(0)))
        .matches(
            "Return-Path: <a@example.net>\\r\\n"
                + "X-Postern: outcome=deliver;[^\\n]*\\r\\n(?: [^\\n]*\\r\\n)*"
                + "Received: [^\\n]*\\r\\n(?: [^\\n]*\\r\\n)*"
                + "Subject: by hand\\r\\n\\r\\nhello\\r\\n");
  }

  @Test
  void the_report_line_goes_to_standard_error() throws IOException {
    try (Smtp smtp = server.stranger()) {
      smtp.send("b@example.net", List.of("kim@example.org"), MESSAGE);
    }
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> server.said().contains("from=<b@example.net>"));
    assertThat(server.said().lines())
        .anyMatch(
            line ->
                line.contains("scanned id=")
                    && line.contains("to=kim@example.org client=127.0.0.1 relay=no")
                    && line.contains("outcome=deliver findings=- subject=\"by hand\""));
  }

  @Test
  void a_stranger_cannot_send_to_strangers() throws IOException {
    try (Smtp smtp = server.stranger()) {
      assertThat(smtp.send("a@example.net", List.of("b@example.net"), MESSAGE)).startsWith("5");
    }
  }

  @Test
  void nothing_listens_beyond_loopback() throws IOException {
    assertThat(Files.readString(server.directory().resolve("conf/smtpserver.xml")))
        .contains("<bind>127.0.0.1:");
  }

  @Test
  void it_ends_on_SIGTERM(@TempDir Path another) throws IOException {
    Server second = new Server(another, Conf.shipped());
    second.terminate();
    assertThat(second.running()).isFalse();
  }

  @Test
  void it_ends_when_standard_input_ends(@TempDir Path another) throws IOException {
    Server second = new Server(another, Conf.shipped());
    second.close();
    assertThat(second.running()).isFalse();
  }
}
