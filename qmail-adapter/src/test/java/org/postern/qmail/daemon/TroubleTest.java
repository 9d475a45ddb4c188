package org.postern.qmail.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * When something goes wrong between postern-queue and posternd, the message waits and none is left.
 */
final class TroubleTest {
  @TempDir private Path directory;

  @Test
  void no_daemon() throws Exception {
    assertThat(new PosternQueue(directory, directory.resolve("socket")).send("x").code())
        .isEqualTo(73);
  }

  @Test
  void a_socket_that_a_dead_daemon_left() throws Exception {
    Path socket = directory.resolve("socket");
    ServerSocketChannel.open(StandardProtocolFamily.UNIX)
        .bind(UnixDomainSocketAddress.of(socket))
        .close();
    assertThat(socket).exists();

    assertThat(new PosternQueue(directory, socket).send("x").code()).isEqualTo(73);
  }

  @Test
  void a_path_too_long_for_a_socket() throws Exception {
    Path socket = Path.of("/" + "x".repeat(200));
    assertThat(new PosternQueue(directory, socket).send("x").code()).isEqualTo(73);
  }

  /** How many bytes a daemon reads before it is gone. */
  @ParameterizedTest(name = "after {0} bytes")
  @ValueSource(ints = {0, 1, 9, 100, 70_000, 200_000})
  void a_daemon_that_ends_before_it_answers(int bytes) throws Exception {
    try (Scripted daemon =
        new Scripted(
            client -> {
              ByteBuffer some = ByteBuffer.allocate(bytes);
              while (some.hasRemaining() && client.read(some) >= 0) {}
            })) {
      assertThat(daemon.client(directory).send(new byte[300_000], PosternQueue.ENVELOPE).code())
          .isEqualTo(74);
    }
  }

  @ParameterizedTest(name = "after {0} bytes of it")
  @ValueSource(ints = {1, 2})
  void a_daemon_that_ends_within_its_answer(int bytes) throws Exception {
    try (Scripted daemon =
        new Scripted(client -> client.write(ByteBuffer.wrap(new byte[3], 0, bytes)))) {
      assertThat(daemon.client(directory).send("x").code()).isEqualTo(74);
    }
  }

  @Test
  void a_daemon_that_says_queued_before_it_has_everything() throws Exception {
    try (Scripted daemon = new Scripted(client -> client.write(ByteBuffer.wrap(new byte[3])))) {
      assertThat(daemon.client(directory).send(new byte[2_000_000], PosternQueue.ENVELOPE).code())
          .isEqualTo(74);
    }
  }

  @Test
  void a_daemon_that_never_answers() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (Scripted daemon = new Scripted(client -> hold(end))) {
      assertThat(daemon.client(directory).with("POSTERN_TIMEOUT", "1").send("x").code())
          .isEqualTo(52);
      end.countDown();
    }
  }

  @Test
  void a_daemon_that_stops_reading() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (Scripted daemon = new Scripted(client -> hold(end))) {
      assertThat(
              daemon
                  .client(directory)
                  .with("POSTERN_TIMEOUT", "1")
                  .send(new byte[2_000_000], PosternQueue.ENVELOPE)
                  .code())
          .isEqualTo(52);
      end.countDown();
    }
  }

  @Test
  void a_daemon_that_accepts_nobody() throws Exception {
    Path socket = directory.resolve("socket");
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(socket);
    List<SocketChannel> waiting = new ArrayList<>();
    try (ServerSocketChannel daemon = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      daemon.bind(address, 1);
      boolean room = true;
      while (room) {
        SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX);
        client.configureBlocking(false);
        waiting.add(client);
        try {
          room = client.connect(address);
        } catch (IOException e) {
          room = false;
        }
      }
      assertThat(new PosternQueue(directory, socket).with("POSTERN_TIMEOUT", "1").send("x").code())
          .isEqualTo(72);
    } finally {
      for (SocketChannel client : waiting) {
        client.close();
      }
    }
  }

  private static void hold(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void a_full_house() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    FakeChain slow =
        new FakeChain(
            submission -> {
              try {
                go.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return FakeChain.deliver(submission);
            });
    try (House house = new House(directory, slow, "connections", "2")) {
      Process first = house.client().start(PosternQueue.ENVELOPE);
      first.getOutputStream().close();
      Process second = house.client().start(PosternQueue.ENVELOPE);
      second.getOutputStream().close();
      await().until(() -> slow.asked().size() == 2);

      assertThat(house.client().withPipeOn(6).send("small"))
          .isEqualTo(new PosternQueue.End(82, "Z4.3.2 Too many messages at once, try again later"));
      assertThat(house.client().send(new byte[3_000_000], PosternQueue.ENVELOPE).code())
          .isEqualTo(71);

      go.countDown();
      assertThat(PosternQueue.end(first).code()).isZero();
      assertThat(PosternQueue.end(second).code()).isZero();
      await().until(() -> house.daemon().connections() == 0);
      assertThat(house.client().send("there is room again").code()).isZero();
    }
  }

  /** How many bytes of the message were written when postern-queue is killed. */
  @ParameterizedTest(name = "after {0} bytes")
  @ValueSource(ints = {0, 10, 70_000, 2_000_000})
  void a_client_that_is_killed_half_way_costs_nothing(int bytes) throws Exception {
    FakeChain chain = FakeChain.delivering();
    try (House house = new House(directory, chain)) {
      assertThat(house.client().send("before").code()).isZero();
      await().until(() -> house.daemon().connections() == 0);
      long before = descriptors();

      Process client = house.client().start(PosternQueue.ENVELOPE);
      OutputStream out = client.getOutputStream();
      out.write(new byte[bytes]);
      out.flush();
      await().until(() -> house.daemon().connections() == 1);
      client.destroyForcibly().waitFor();
      client.getInputStream().close();
      client.getErrorStream().close();
      try {
        out.close();
      } catch (IOException e) {
        // There is nobody to read the rest.
      }

      await().until(() -> house.daemon().connections() == 0);
      await().until(() -> descriptors() <= before);
      assertThat(house.queue().calls()).isEqualTo(1);
      assertThat(house.state().resolve("spool")).isEmptyDirectory();
    }
  }

  private static long descriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }

  @Test
  void a_client_that_gives_up_during_the_scan_has_nothing_queued() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch decided = new CountDownLatch(1);
    FakeChain slow =
        new FakeChain(
            submission -> {
              try {
                go.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              decided.countDown();
              return FakeChain.deliver(submission);
            });
    try (House house = new House(directory, slow)) {
      Process client = house.client().start(PosternQueue.ENVELOPE);
      client.getOutputStream().close();
      await().until(() -> slow.asked().size() == 1);
      client.destroyForcibly().waitFor();
      go.countDown();
      decided.await();

      await().until(() -> house.daemon().connections() == 0);
      assertThat(house.queue().calls()).isZero();
    }
  }

  @Test
  void a_message_that_finds_no_room_is_refused_as_qmail_queue_refuses_it() throws Exception {
    try (House house = new House(directory, FakeChain.delivering(), "spoolMemory", "1k")) {
      Files.delete(house.state().resolve("spool"));

      assertThat(house.client().send(new byte[2000], PosternQueue.ENVELOPE).code()).isEqualTo(53);
      assertThat(house.client().send(new byte[200], PosternQueue.ENVELOPE).code()).isZero();
    }
  }

  @Test
  void a_client_that_says_nothing_is_told_so() throws Exception {
    try (House house = new House(directory, FakeChain.delivering(), "idleTimeout", "50ms");
        RawClient client = new RawClient(UnixDomainSocketAddress.of(house.socket()))) {
      client.say("POSTERN1\n").frame('M', "half a mess");

      assertThat(client.code()).isEqualTo(52);
      assertThat(house.queue().calls()).isZero();
    }
  }

  @Test
  void a_client_that_takes_for_ever_is_told_so() throws Exception {
    try (House house = new House(directory, FakeChain.delivering(), "messageTimeout", "50ms");
        RawClient client = new RawClient(UnixDomainSocketAddress.of(house.socket()))) {
      client.say("POSTERN1\n");

      assertThat(client.code()).isEqualTo(52);
    }
  }

  /** A daemon that does one thing with each client and then hangs up. */
  private final class Scripted implements AutoCloseable {
    private final Path socket = directory.resolve("scripted");
    private final Listener listener;

    Scripted(Listener.Welcome script) throws IOException {
      listener =
          new Listener(
              "scripted",
              ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                  .bind(UnixDomainSocketAddress.of(socket)),
              client -> {
                try (client) {
                  script.accept(client);
                }
              });
    }

    PosternQueue client(Path directory) {
      return new PosternQueue(directory, socket);
    }

    @Override
    public void close() throws IOException {
      listener.close();
    }
  }
}
