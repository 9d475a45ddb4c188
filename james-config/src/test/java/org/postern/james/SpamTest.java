package org.postern.james;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped sample of ScoreSpam, switched on, in a James server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpamTest {
  private James39 james;
  private Spamd spamd;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    spamd = new Spamd();
    james =
        new James39(directory)
            .change("mailetcontainer.xml", "See docs/spam.md.\n", "See docs/spam.md. -->\n")
            .change(
                "mailetcontainer.xml", "127.0.0.1:783</engines>", spamd.address() + "</engines>")
            .change(
                "mailetcontainer.xml",
                "</mailet>\n      -->\n\n      <!-- What was found chooses",
                "</mailet>\n\n      <!-- What was found chooses")
            .start();
  }

  @AfterAll
  void stop() throws Exception {
    james.close();
    spamd.close();
  }

  @ParameterizedTest
  @CsvSource({"0.5, local", "7.3, local", "99.0, maildir://var/quarantine/spam"})
  void mail_goes_where_its_score_says(double score, String place) throws Exception {
    spamd.score = score;
    String body = "\r\n\r\nhello\r\n";
    james.submit(
        "a@example.net", List.of("joe@example.org"), "X-Spam-Flag: NO\r\nSubject: x" + body);
    List<Arrival> ends = new ArrayList<>();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              ends.addAll(james.take());
              return ends.size() == 1;
            });
    assertThat(ends.get(0).place()).isEqualTo(place);
    String message = ends.get(0).message();
    assertThat(message)
        .contains(
            "X-Spam-Status: "
                + (score < 5 ? "No" : "Yes")
                + ", score="
                + score
                + " required=5.0\r\n tests=A_RULE\r\n")
        .doesNotContain("X-Spam-Flag: NO")
        .endsWith(
            "Subject: " + (place.equals("local") && score > 5 ? "***SPAM*** " : "") + "x" + body);
  }

  /** Gives every message the same score. */
  private static final class Spamd implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final Thread thread = Thread.ofPlatform().daemon().start(this::serve);
    private volatile double score;

    Spamd() throws IOException {}

    String address() {
      return "127.0.0.1:" + server.getLocalPort();
    }

    private void serve() {
      while (!server.isClosed()) {
        try (Socket socket = server.accept()) {
          socket.getInputStream().readAllBytes();
          String answer =
              "SPAMD/1.1 0 EX_OK\r\nContent-length: 6\r\nSpam: True ; %s / 5.0\r\n\r\nA_RULE";
          socket.getOutputStream().write(answer.formatted(score).getBytes(ISO_8859_1));
        } catch (IOException e) {
          // Closed, or the client is gone: what it makes of it is what is tested.
        }
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
      await().until(() -> !thread.isAlive());
    }
  }
}
