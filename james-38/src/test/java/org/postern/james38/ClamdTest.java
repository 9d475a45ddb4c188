package org.postern.james38;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.inspection.engine.RealClamd;
import org.postern.samples.Eicar;

/** A real James that asks a real clamd, over SMTP. */
class ClamdTest {
  private static final String TO = "joe@example.org";

  @Test
  void what_clamd_finds_is_kept_and_without_clamd_mail_waits(@TempDir Path directory)
      throws IOException {
    try (RealClamd clamd = RealClamd.start();
        Server server = new Server(directory, asking(clamd, directory))) {
      send(server, "clean@example.net", "hello");
      await().atMost(Duration.ofMinutes(1)).until(() -> server.delivered(TO).size() == 1);

      send(server, "virus@example.net", new String(Eicar.bytes(), ISO_8859_1));
      await().atMost(Duration.ofMinutes(1)).until(() -> server.quarantined().size() == 1);
      assertThat(server.said()).contains("virus/block:clamd:");

      clamd.kill();
      assertThat(answer(server, "late@example.net", "hello")).startsWith("451 4.7.1 ");
      assertThat(server.reports("late@example.net")).singleElement().asString().contains("=defer");
      assertThat(server.delivered(TO)).hasSize(1);
      assertThat(server.quarantined()).hasSize(1);
    }
  }

  private static Path asking(RealClamd clamd, Path folder) throws IOException {
    return Conf.with(
        folder,
        "mailetcontainer.xml",
        "<engines>builtin:</engines>",
        "<engines>" + clamd.unixUri() + "</engines>");
  }

  private static void send(Server server, String sender, String body) throws IOException {
    assertThat(answer(server, sender, body)).startsWith("250");
  }

  private static String answer(Server server, String sender, String body) throws IOException {
    byte[] message = ("Subject: x\r\n\r\n" + body + "\r\n").getBytes(ISO_8859_1);
    try (Smtp smtp = server.stranger()) {
      return smtp.send(sender, List.of(TO), message);
    }
  }
}
