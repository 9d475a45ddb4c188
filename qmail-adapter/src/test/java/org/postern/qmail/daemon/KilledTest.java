package org.postern.qmail.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * posternd is killed with SIGKILL at each stage of a message. Each time the client is told to try
 * again, nothing is queued that was not scanned or is not whole, and after a restart nothing is
 * left of it.
 */
final class KilledTest {
  private static final String TWO = "Fs\0Ta\0Tb\0\0";

  /** More than a pipe holds, and more than is kept in memory. */
  private static final byte[] LARGE = new byte[500_000];

  @TempDir private Path directory;
  private FakeQueue queue;
  private PosternQueue client;

  @BeforeEach
  void make_a_queue() throws Exception {
    queue = new FakeQueue(directory.resolve("qmail"));
    client = new PosternQueue(directory, directory.resolve("socket"));
  }

  private Process send(byte[] message, String envelope) throws Exception {
    Process process = client.start(envelope);
    try (OutputStream out = process.getOutputStream()) {
      out.write(message);
    }
    return process;
  }

  /** Whatever happened before: the next posternd works, and finds or leaves nothing of it. */
  @AfterEach
  void the_next_one_starts_clean() throws Exception {
    int before = queue.queued().size();
    queue.does("ok");
    try (House next = new House(directory, queue, FakeChain.delivering())) {
      await().until(() -> isEmpty("state/retry"));
      assertThat(next.daemon().connections()).isZero();
      assertThat(isEmpty("state/spool")).isTrue();
      assertThat(client.send("next").code()).isZero();
      assertThat(queue.queued().size()).isGreaterThan(before);
    }
  }

  private boolean isEmpty(String name) throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve(name))) {
      return files.findAny().isEmpty();
    }
  }

  @Test
  void while_the_message_is_received() throws Exception {
    try (KillablePosternd daemon =
        new KillablePosternd(directory, queue, KillablePosternd.Rules.DELIVERING)) {
      Process sending = client.start(TWO);
      OutputStream out = sending.getOutputStream();
      // More than fits into all buffers on the way: posternd has begun to read.
      out.write(new byte[1_000_000]);
      out.flush();

      daemon.kill();
      out.close();

      assertThat(PosternQueue.end(sending).code()).isEqualTo(74);
      assertThat(queue.calls()).isZero();
    }
  }

  @Test
  void in_the_chain() throws Exception {
    try (KillablePosternd daemon =
        new KillablePosternd(directory, queue, KillablePosternd.Rules.NEVER_ENDING)) {
      Process sending = send(LARGE, TWO);
      await().until(() -> Files.exists(directory.resolve("in-chain")));

      daemon.kill();

      assertThat(PosternQueue.end(sending).code()).isEqualTo(74);
      assertThat(queue.calls()).isZero();
    }
  }

  @Test
  void while_the_message_is_written_to_qmail_queue() throws Exception {
    queue.does("gate-start");
    try (KillablePosternd daemon =
        new KillablePosternd(directory, queue, KillablePosternd.Rules.DELIVERING)) {
      Process sending = send(LARGE, TWO);
      queue.awaitGate(1);

      daemon.kill();

      assertThat(PosternQueue.end(sending).code()).isEqualTo(74);
      queue.openGate();
      assertThat(queue.awaitExit(1)).as("qmail-queue finds no envelope").isEqualTo(54);
      assertThat(queue.queued()).isEmpty();
    }
  }

  @Test
  void while_the_envelope_is_written_to_qmail_queue() throws Exception {
    queue.does("gate-envelope");
    String large = "Fs\0" + "Trecipient\0".repeat(9_000) + "\0";
    try (KillablePosternd daemon =
        new KillablePosternd(directory, queue, KillablePosternd.Rules.DELIVERING)) {
      Process sending = send(LARGE, large);
      queue.awaitGate(1);

      daemon.kill();

      assertThat(PosternQueue.end(sending).code()).isEqualTo(74);
      queue.openGate();
      assertThat(queue.awaitExit(1)).as("qmail-queue finds half an envelope").isEqualTo(54);
      assertThat(queue.queued()).isEmpty();
    }
  }

  @Test
  void after_qmail_queue_has_everything() throws Exception {
    queue.does("gate-end");
    try (KillablePosternd daemon =
        new KillablePosternd(directory, queue, KillablePosternd.Rules.DELIVERING)) {
      Process sending = send(LARGE, TWO);
      queue.awaitGate(1);

      daemon.kill();

      assertThat(PosternQueue.end(sending).code()).isEqualTo(74);
      queue.openGate();
      assertThat(queue.awaitExit(1)).isZero();
      assertThat(queue.queued())
          .as("whole, and scanned")
          .singleElement()
          .satisfies(queued -> assertThat(queued.message()).isEqualTo(LARGE));
    }
  }

  @Test
  void after_qmail_queue_has_ended_and_before_the_answer() throws Exception {
    queue.does("gate-end");
    try (KillablePosternd daemon =
        new KillablePosternd(directory, queue, KillablePosternd.Rules.DELIVERING)) {
      Process sending = send(LARGE, TWO);
      queue.awaitGate(1);
      daemon.freeze();
      queue.openGate();
      assertThat(queue.awaitExit(1)).isZero();

      daemon.kill();

      assertThat(PosternQueue.end(sending).code()).isEqualTo(74);
      assertThat(queue.queued()).hasSize(1);
    }
  }

  @Test
  void between_two_deliveries() throws Exception {
    queue.does("ok", "gate-start");
    try (KillablePosternd daemon =
        new KillablePosternd(directory, queue, KillablePosternd.Rules.SPLITTING)) {
      Process sending = send(LARGE, TWO);
      queue.awaitGate(2);

      daemon.kill();

      assertThat(PosternQueue.end(sending).code()).isEqualTo(74);
      queue.openGate();
      assertThat(queue.awaitExit(2)).isEqualTo(54);
      assertThat(queue.queued()).extracting(FakeQueue.Queued::addresses).containsExactly("Fs|Ta||");
    }
  }

  @Test
  void while_a_delivery_that_was_kept_is_tried_again() throws Exception {
    queue.does("ok", "exit 53", "gate-start");
    try (KillablePosternd daemon =
        new KillablePosternd(directory, queue, KillablePosternd.Rules.SPLITTING)) {
      assertThat(PosternQueue.end(send(LARGE, TWO)).code()).isZero();
      queue.awaitGate(3);

      daemon.kill();

      queue.openGate();
      assertThat(queue.awaitExit(3)).isEqualTo(54);
      assertThat(queue.queued()).hasSize(1);
    }
    queue.does("ok");
    try (KillablePosternd next =
        new KillablePosternd(directory, queue, KillablePosternd.Rules.SPLITTING)) {
      await().until(() -> isEmpty("state/retry"));
      assertThat(next.runs()).isTrue();
    }
    assertThat(queue.queued())
        .extracting(FakeQueue.Queued::addresses)
        .containsExactly("Fs|Ta||", "Fs|Tb||");
    assertThat(queue.queued().getLast().message()).isEqualTo(LARGE);
  }
}
