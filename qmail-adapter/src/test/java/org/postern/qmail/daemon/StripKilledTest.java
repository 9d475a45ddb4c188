package org.postern.qmail.daemon;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.qmail.cli.Shipped;

/**
 * posternd is killed with SIGKILL while a part is taken out of a message. The message as it came is
 * in the quarantine, whole, before anybody gets the rest of it; nobody ever gets the part; and a
 * client that was not told yes sends it again.
 */
final class StripKilledTest {
  /** How often it is killed at some moment; each takes a start of the daemon. */
  private static final int KILLS = Integer.getInteger("postern.kills", 4);

  private static final String ENVELOPE = "Fs@example.net\0Tjoe@example.org\0\0";

  /** The rest is more than a pipe holds. */
  private static final String HEAD =
      "Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\n"
          + "hi\n".repeat(100_000)
          + "--x\n";

  private static final String END = "--x--\nepilogue\n";

  private static final String LOG =
      "Content-Type: text/plain; name=a.log\n\n" + "line\n".repeat(1000);

  private static final byte[] MESSAGE = (HEAD + LOG + END).getBytes(ISO_8859_1);

  @TempDir private Path directory;
  private FakeQueue queue;
  private PosternQueue client;

  @BeforeEach
  void write_a_rule() throws Exception {
    queue = new FakeQueue(directory.resolve("qmail"));
    client = new PosternQueue(directory, directory.resolve("socket"));
    Path conf = Shipped.in(directory);
    Path policy = conf.resolve("policy.xml");
    Files.writeString(
        policy,
        Files.readString(policy)
            .replace(
                "</policy>",
                """
                <rule name="no-logs" effect="strip"><when><attachment name="*.log"/></when></rule>
                </policy>"""));
  }

  /** The client tries again until it is told yes, and then all is accounted for. */
  @AfterEach
  void the_message_comes_again_and_arrives() throws Exception {
    int queued = queue.queued().size();
    queue.does("ok");
    try (KillablePosternd next = started()) {
      assertThat(client.send(MESSAGE, ENVELOPE).code()).isZero();
      assertThat(next.runs()).isTrue();
      assertThat(queue.queued()).hasSize(queued + 1);
      checkAll();
      await().until(() -> files("state/spool").isEmpty() && files("state/retry").isEmpty());
    }
  }

  @Test
  void before_the_rest_is_written_to_qmail_queue() throws Exception {
    queue.does("gate-start");
    try (KillablePosternd daemon = started()) {
      Process sending = send();
      queue.awaitGate(1);
      assertThat(kept()).hasSize(1);

      daemon.kill();

      assertThat(PosternQueue.end(sending).code()).isEqualTo(74);
      queue.openGate();
      assertThat(queue.awaitExit(1)).isEqualTo(54);
      assertThat(queue.queued()).isEmpty();
    }
  }

  @Test
  void after_qmail_queue_has_everything() throws Exception {
    queue.does("gate-end");
    try (KillablePosternd daemon = started()) {
      Process sending = send();
      queue.awaitGate(1);

      daemon.kill();

      assertThat(PosternQueue.end(sending).code()).isEqualTo(74);
      queue.openGate();
      assertThat(queue.awaitExit(1)).isZero();
      assertThat(queue.queued()).hasSize(1);
      checkAll();
    }
  }

  @Test
  void at_any_moment() throws Exception {
    Random random = new Random(20261122);
    for (int kill = 0; kill < KILLS; kill++) {
      int before = queue.queued().size();
      try (KillablePosternd daemon = started()) {
        Process sending = send();
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(900)).toNanos());

        daemon.kill();

        boolean told = PosternQueue.end(sending).code() == 0;
        int come = queue.queued().size() - before;
        assertThat(come).isBetween(told ? 1 : 0, 1);
        checkAll();
      }
    }
  }

  private KillablePosternd started() throws IOException {
    return new KillablePosternd(directory, queue, KillablePosternd.Rules.CONFIGURED);
  }

  private Process send() throws Exception {
    Process process = client.start(ENVELOPE);
    try (OutputStream out = process.getOutputStream()) {
      out.write(MESSAGE);
    }
    return process;
  }

  /** What was queued is the rest, each with a message as it came in the quarantine. */
  private void checkAll() throws IOException {
    List<Path> kept = kept();
    assertThat(kept.size()).isGreaterThanOrEqualTo(queue.queued().size());
    for (Path file : kept) {
      assertThat(Files.readAllBytes(file)).isEqualTo(MESSAGE);
    }
    for (FakeQueue.Queued queued : queue.queued()) {
      assertThat(new String(queued.message(), ISO_8859_1))
          .startsWith("X-Postern: outcome=strip;")
          .contains("\n" + HEAD + "Content-Type: text/plain; charset=utf-8\n")
          .doesNotContain("a.log")
          .endsWith("\n" + END);
    }
  }

  private List<Path> kept() throws IOException {
    return files("var/quarantine/policy/new");
  }

  private List<Path> files(String name) throws IOException {
    Path folder = directory.resolve(name);
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
