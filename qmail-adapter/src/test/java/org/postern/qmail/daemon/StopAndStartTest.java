package org.postern.qmail.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** posternd begins with what it finds, keeps to itself, and ends without losing anything. */
final class StopAndStartTest {
  @TempDir private Path directory;

  @Test
  void a_message_under_way_is_finished_before_the_end() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    FakeChain slow = waitingFor(go);
    House house = new House(directory, slow);
    Process client = house.client().start(PosternQueue.ENVELOPE);
    client.getOutputStream().close();
    await().until(() -> slow.asked().size() == 1);

    CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> close(house));
    await().until(() -> house.client().send("too late").code() == 73);
    go.countDown();

    assertThat(PosternQueue.end(client).code()).isZero();
    stop.join();
    assertThat(house.queue().queued()).hasSize(1);
    assertThat(house.socket()).doesNotExist();
  }

  @Test
  void a_stop_does_not_wait_for_ever() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    FakeChain slow = waitingFor(go);
    House house = new House(directory, slow, "stopTimeout", "50ms");
    Process client = house.client().start(PosternQueue.ENVELOPE);
    client.getOutputStream().close();
    await().until(() -> slow.asked().size() == 1);

    house.close();

    assertThat(PosternQueue.end(client).code()).isEqualTo(74);
    assertThat(house.queue().calls()).isZero();
    go.countDown();
  }

  private static FakeChain waitingFor(CountDownLatch go) {
    return new FakeChain(
        submission -> {
          try {
            go.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return FakeChain.deliver(submission);
        });
  }

  private static void close(House house) {
    try {
      house.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void it_can_be_started_again_at_once() throws Exception {
    FakeQueue queue = new FakeQueue(directory.resolve("qmail"));
    for (int i = 1; i <= 3; i++) {
      try (House house = new House(directory, queue, FakeChain.delivering())) {
        assertThat(house.client().send("x").code()).isZero();
      }
      assertThat(queue.queued()).hasSize(i);
    }
  }

  @Test
  void two_do_not_share_a_state_directory() throws Exception {
    try (House house = new House(directory, FakeChain.delivering())) {
      PosterndSettings same =
          House.settings(directory, house.queue(), "socket", directory.resolve("other").toString());
      assertThatThrownBy(() -> Posternd.start(same, FakeChain.delivering()))
          .isInstanceOf(IOException.class)
          .hasMessage(
              house.state()
                  + " belongs to another posternd that runs; stop it, or set state to another one");
    }
  }

  @Test
  void two_do_not_share_a_socket() throws Exception {
    try (House house = new House(directory, FakeChain.delivering())) {
      PosterndSettings same =
          House.settings(directory, house.queue(), "state", directory.resolve("other").toString());
      assertThatThrownBy(() -> Posternd.start(same, FakeChain.delivering()))
          .isInstanceOf(IOException.class)
          .hasMessage(
              house.socket() + " belongs to another posternd that runs; stop it, or set socket");
      assertThat(house.client().send("still there").code()).isZero();
    }
  }

  @Test
  void what_a_killed_one_left_is_removed() throws Exception {
    Path spool = Files.createDirectories(directory.resolve("state").resolve("spool"));
    Files.writeString(spool.resolve("message123"), "half a message");
    try (House house = new House(directory, FakeChain.delivering())) {
      assertThat(spool).isEmptyDirectory();
      assertThat(house.client().send("x").code()).isZero();
    }
  }

  @Test
  void the_socket_has_its_mode_and_the_state_is_private() throws Exception {
    try (House house = new House(directory, FakeChain.delivering(), "socketMode", "0660")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(house.socket())))
          .isEqualTo("rw-rw----");
      for (String name : new String[] {"spool", "retry"}) {
        assertThat(
                PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(house.state().resolve(name))))
            .isEqualTo("rwx------");
      }
    }
  }

  @Test
  void a_directory_that_is_not_there_is_named() throws Exception {
    FakeQueue queue = new FakeQueue(directory.resolve("qmail"));
    PosterndSettings settings =
        House.settings(directory, queue, "socket", directory.resolve("no/socket").toString());
    assertThatThrownBy(() -> Posternd.start(settings, FakeChain.delivering()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(directory.resolve("no").toString());
  }
}
