package org.postern.james38;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.engine.ClamdScripts;
import org.postern.inspection.engine.ScriptedClamd;
import org.postern.samples.Eicar;

/** The answer while the SMTP client waits, on a real James. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScanHookTest {
  private static final String JOE = "joe@example.org";
  private static final String KIM = "kim@example.org";

  private ScriptedClamd clamd;
  private Server server;
  private int number;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    clamd = ScriptedClamd.onLoopback(ClamdScripts.CLEAN);
    server = new Server(directory, Rules.conf(directory, clamd.uri()));
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
    clamd.close();
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hello     | joe@example.org                 | 250
          later     | joe@example.org                 | 451 4.7.1 Come back in ten minutes.
          later     | joe@example.org,kim@example.org | 451 4.7.1 Come back in ten minutes.
          never     | joe@example.org                 | 554 5.7.1 Not this.
          never     | joe@example.org,kim@example.org | 554 5.7.1 Not this.
          kim waits | kim@example.org                 | 451 4.7.1 Kim is asleep.
          kim waits | joe@example.org,kim@example.org | 250
          not kim   | kim@example.org                 | 554 5.7.1 Not for Kim.
          not kim   | joe@example.org,kim@example.org | 250
          never, kim waits | joe@example.org,kim@example.org | 451 4.7.1 Kim is asleep.
          """)
  void is_the_answer_to_the_data(String subject, String to, String answer) throws IOException {
    assertThat(send(next(), List.of(to.split(",")), message(subject, "hello"))).startsWith(answer);
  }

  @Test
  void what_passes_is_scanned_once_and_reported_once() throws IOException {
    String sender = next();

    assertThat(send(sender, List.of(JOE), message("hello", sender))).startsWith("250");
    awaitReports(sender, 1);

    assertThat(scans(sender)).isEqualTo(1);
    assertThat(server.reports(sender)).singleElement().asString().contains("outcome=deliver");
    assertThat(awaitDelivered(JOE, sender))
        .as("the engines that looked are told")
        .contains("engine=\"builtin (EICAR and 0 signatures)\"", "engine=\"ClamAV 1.0.0");
  }

  @Test
  void what_is_refused_has_its_report_line_and_lies_nowhere() throws IOException {
    String sender = next();

    assertThat(send(sender, List.of(JOE), message("later", sender))).startsWith("451");

    assertThat(server.reports(sender))
        .singleElement()
        .asString()
        .contains("outcome=defer findings=policy/defer:policy:later")
        .contains("client=127.0.0.2 relay=yes");
    String other = next();
    send(other, List.of(JOE), message("hello", other));
    awaitDelivered(JOE, other);
    assertThat(holding(server.delivered(JOE), sender)).isEmpty();
    assertThat(holding(server.quarantined(), sender)).isEmpty();
  }

  @Test
  void where_recipients_differ_each_gets_what_the_rules_say_and_nobody_looks_twice()
      throws IOException {
    String sender = next();

    assertThat(send(sender, List.of(JOE, KIM), message("not kim", sender))).startsWith("250");
    awaitReports(sender, 2);

    assertThat(server.reports(sender))
        .anyMatch(line -> line.contains("to=" + JOE) && line.contains("outcome=deliver"))
        .anyMatch(line -> line.contains("to=" + KIM) && line.contains("outcome=quarantine"));
    awaitDelivered(JOE, sender);
    awaitKept(sender);
    assertThat(scans(sender)).isEqualTo(1);
  }

  /** Taken, because Joe gets it; then Kim's is scanned again and again, and kept in the end. */
  @Test
  void where_one_is_to_wait_he_waits_in_the_spool() throws IOException {
    String sender = next();

    assertThat(send(sender, List.of(JOE, KIM), message("kim waits", sender))).startsWith("250");
    awaitDelivered(JOE, sender);

    assertThat(awaitKept(sender).toString()).contains("quarantine/error");
    assertThat(server.reports(sender))
        .anyMatch(line -> line.contains("to=" + KIM) && line.contains("outcome=defer"));
  }

  @Test
  void a_known_virus_is_kept_although_a_rule_says_later() throws IOException {
    String sender = next();
    String eicar = new String(Eicar.bytes(), ISO_8859_1);

    assertThat(send(sender, List.of(JOE), message("later", eicar))).startsWith("250");
    awaitReports(sender, 1);

    assertThat(server.reports(sender))
        .singleElement()
        .asString()
        .contains("outcome=quarantine")
        .contains("virus/block:builtin:")
        .contains("policy/defer:policy:later");
  }

  @Test
  void a_user_is_told_no_at_once_and_a_stranger_s_mail_is_kept() throws IOException {
    String sender = next();
    try (Smtp smtp = server.stranger()) {
      assertThat(smtp.send(sender, List.of(JOE), message("never", sender))).startsWith("250");
    }
    assertThat(awaitKept(sender).toString()).contains("quarantine/policy");
    assertThat(scans(sender)).isEqualTo(1);

    sender = next();
    assertThat(send(sender, List.of(JOE), message("never", sender))).startsWith("554");
    assertThat(holding(server.quarantined(), sender)).isEmpty();
  }

  @Test
  void without_an_engine_the_client_is_asked_to_come_again() throws IOException {
    clamd.play(ClamdScripts.closesAfter(0));
    try {
      assertThat(send(next(), List.of(JOE), message("hello", "x")))
          .startsWith("451 4.7.1 This message cannot be checked right now");
    } finally {
      clamd.play(ClamdScripts.CLEAN);
    }
  }

  @ParameterizedTest
  @CsvSource({"breaks@example.net", "forgotten@example.net"})
  void what_breaks_or_says_nothing_is_no_permission(String sender) throws IOException {
    assertThat(send(sender, List.of(JOE), message("hello", sender))).startsWith("451 4.3.0");
    assertThat(server.said()).contains("was not looked at: ");
  }

  /** The rules before it are done; what saw one half only has not seen the whole. */
  @Test
  void what_looked_for_some_recipients_only_looks_again() throws IOException {
    String sender = next();

    assertThat(send(sender, List.of(JOE, "ann@strict.example"), message("hello", sender)))
        .startsWith("250");
    awaitReports(sender, 2);

    awaitDelivered(JOE, sender);
    awaitDelivered("ann@strict.example", sender);
    assertThat(scans(sender))
        .as("once for all; for Ann once more, in session and spool")
        .isEqualTo(3);
  }

  /** James writes such a header anew when it queues the mail: what comes are other bytes. */
  @Test
  void bytes_that_changed_on_the_way_to_the_spool_are_scanned_anew() throws IOException {
    String sender = next();

    assertThat(send(sender, List.of(JOE), message("J\u00f6rg", sender))).startsWith("250");
    awaitReports(sender, 1);

    assertThat(scans(sender)).isEqualTo(2);
  }

  @Test
  void several_messages_of_one_connection_are_answered_each() throws IOException {
    try (Smtp smtp = server.relayClient()) {
      for (String answer : List.of("451", "250", "554", "250")) {
        String subject =
            switch (answer) {
              case "451" -> "later";
              case "554" -> "never";
              default -> "hello";
            };
        assertThat(smtp.send(next(), List.of(JOE), message(subject, "x"))).startsWith(answer);
      }
    }
  }

  private String send(String sender, List<String> to, byte[] message) throws IOException {
    try (Smtp smtp = server.relayClient()) {
      return smtp.send(sender, to, message);
    }
  }

  /** How often clamd was given a message that holds this text. */
  private long scans(String text) {
    return clamd.contents().stream()
        .filter(content -> new String(content, ISO_8859_1).contains("\n" + text))
        .count();
  }

  private void awaitReports(String sender, int count) {
    await().atMost(Duration.ofMinutes(1)).until(() -> server.reports(sender).size() >= count);
  }

  private String awaitDelivered(String address, String text) throws IOException {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> !holding(server.delivered(address), text).isEmpty());
    return Files.readString(holding(server.delivered(address), text).get(0), ISO_8859_1);
  }

  private Path awaitKept(String text) throws IOException {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> !holding(server.quarantined(), text).isEmpty());
    return holding(server.quarantined(), text).get(0);
  }

  private static List<Path> holding(List<Path> messages, String text) throws IOException {
    List<Path> holding = new ArrayList<>();
    for (Path message : messages) {
      if (Files.readString(message, ISO_8859_1).contains("\n" + text)) {
        holding.add(message);
      }
    }
    return holding;
  }

  private String next() {
    return "case" + ++number + "@example.net";
  }

  private static byte[] message(String subject, String body) {
    return ("Subject: " + subject + "\r\n\r\n" + body + "\r\n").getBytes(ISO_8859_1);
  }
}
