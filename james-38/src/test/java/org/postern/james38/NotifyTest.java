package org.postern.james38;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.postern.samples.Eicar;

/** Notices of a real James about mail that it held. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotifyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Server server;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    server =
        new Server(
            directory,
            Conf.with(
                directory,
                "mailetcontainer.xml",
                "<to>",
                "<admin>kim@example.org</admin><interval>0s</interval><to>"));
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }

  @Test
  void a_virus_to_two_recipients_is_told_to_the_admin_once_and_to_nobody_else() throws IOException {
    send(
        "joe@example.org",
        List.of("ann@strict.example", "out@example.com"),
        new String(Eicar.bytes(), StandardCharsets.US_ASCII));

    String notice = only("kim@example.org", "Message held (virus): hello");
    assertThat(notice)
        .startsWith("Return-Path: <>\r\n")
        .contains("\r\nAuto-Submitted: auto-replied\r\n");
    assertThat(server.delivered("joe@example.org")).isEmpty();
    assertThat(server.delivered("ann@strict.example")).isEmpty();
  }

  @Test
  void a_policy_block_is_told_to_a_local_sender() throws IOException {
    send(
        "out@example.com",
        List.of("ann@strict.example"),
        "begin 644 setup.exe\r\n#0V%T\r\n`\r\nend\r\n");

    assertThat(only("out@example.com", "Your message was not delivered: hello"))
        .contains("\r\nIn-Reply-To: <1@example.org>\r\n");
    assertThat(only("kim@example.org", "Message held (policy): hello"))
        .contains("\r\nTo: <kim@example.org>\r\n");
  }

  private void send(String from, List<String> to, String body) throws IOException {
    String message =
        "From: <%s>\r\nSubject: hello\r\nMessage-ID: <1@example.org>\r\n\r\n%s\r\n"
            .formatted(from, body);
    try (Smtp smtp = server.stranger()) {
      assertThat(smtp.send(from, to, message.getBytes(StandardCharsets.US_ASCII)))
          .startsWith("250");
    }
  }

  /** Returns the one message with a subject in a mailbox, once it is there. */
  private String only(String address, String subject) throws IOException {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(notices(address, subject)).as(server.said()).isNotEmpty());
    List<String> all = notices(address, subject);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private List<String> notices(String address, String subject) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : server.delivered(address)) {
      String message = Files.readString(file, StandardCharsets.US_ASCII);
      if (message.contains("\r\nSubject: " + subject + "\r\n")) {
        found.add(message);
      }
    }
    return found;
  }
}
