package org.postern.james38;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.postern.inspection.engine.ClamdScripts;
import org.postern.inspection.engine.ScriptedClamd;
import org.postern.samples.Eicar;

/** The same rules on a real James that takes every mail first and scans it in the spool. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WithoutHookTest {
  private static final String TO = "joe@example.org";

  private ScriptedClamd clamd;
  private Server server;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    clamd = ScriptedClamd.onLoopback(ClamdScripts.CLEAN);
    Path smtpserver = Conf.withoutHook(directory);
    server = new Server(directory, Rules.conf(directory, clamd.uri()), smtpserver);
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
    clamd.close();
  }

  @Test
  void mail_that_is_to_wait_comes_again_and_is_kept_in_the_end() throws IOException {
    int kept = server.quarantined().size();
    int before = clamd.contents().size();

    send("later@example.net", "Subject: later\r\n\r\nhello\r\n");
    await().atMost(Duration.ofMinutes(1)).until(() -> server.quarantined().size() == kept + 1);

    assertThat(server.quarantined()).anyMatch(file -> file.toString().contains("quarantine/error"));
    List<String> reports = server.reports("later@example.net");
    assertThat(reports).hasSizeGreaterThan(2);
    assertThat(reports.subList(0, reports.size() - 1))
        .allMatch(line -> line.contains("outcome=defer findings=policy/defer:policy:later"));
    assertThat(reports.get(reports.size() - 1)).contains("outcome=quarantine");
    assertThat(clamd.contents().size() - before)
        .as("scanned afresh each time")
        .isEqualTo(reports.size() - 1);
  }

  @Test
  void a_known_virus_is_kept_although_a_rule_says_later() throws IOException {
    send(
        "virus@example.net",
        "Subject: later\r\n\r\n" + new String(Eicar.bytes(), ISO_8859_1) + "\r\n");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> !server.reports("virus@example.net").isEmpty());
    assertThat(server.reports("virus@example.net"))
        .singleElement()
        .asString()
        .contains("outcome=quarantine")
        .contains("virus/block:builtin:");
  }

  /** What passes between hook and spool are attributes of James's mail, which no client can set. */
  @Test
  void a_message_cannot_say_that_it_was_scanned() throws IOException {
    int before = clamd.contents().size();
    int delivered = server.delivered(TO).size();

    send(
        "forger@example.net",
        """
        org.postern.looks: ScanForViruses
        org.postern.looked.virus: true
        X-Postern: outcome=deliver
        Subject: hello

        hello
        """
            .replace("\n", "\r\n"));
    await().atMost(Duration.ofMinutes(1)).until(() -> server.delivered(TO).size() > delivered);

    assertThat(clamd.contents().size() - before).isEqualTo(1);
  }

  @Test
  void a_parameter_of_the_envelope_cannot_say_so_either() throws IOException {
    try (Smtp smtp = server.stranger()) {
      String answer = smtp.command("MAIL FROM:<forger@example.net> org.postern.looked.virus=true");
      assertThat(answer).startsWith("250");
      assertThat(smtp.command("RCPT TO:<" + TO + ">")).startsWith("250");
      int before = clamd.contents().size();
      int delivered = server.delivered(TO).size();
      assertThat(smtp.data("Subject: x\r\n\r\nx\r\n".getBytes(ISO_8859_1))).startsWith("250");
      await().atMost(Duration.ofMinutes(1)).until(() -> server.delivered(TO).size() > delivered);
      assertThat(clamd.contents().size() - before).isEqualTo(1);
    }
  }

  private void send(String sender, String message) throws IOException {
    try (Smtp smtp = server.stranger()) {
      assertThat(smtp.send(sender, List.of(TO), message.getBytes(ISO_8859_1))).startsWith("250");
    }
  }
}
