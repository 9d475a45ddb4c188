package org.postern.qmail.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.attributes.Session;
import org.postern.inspection.content.Content;
import org.postern.qmail.chain.Decision;
import org.postern.qmail.chain.Delivery;
import org.postern.qmail.chain.Envelope;

/** A message whose recipients get different things is queued once for each; some of it may fail. */
final class SeveralDeliveriesTest {
  private static final String THREE = "Fs\0Ta\0Tb\0Tc\0\0";

  @TempDir private Path directory;

  private static Arguments row(int code, List<String> recipients, String... orders) {
    return Arguments.of(code, recipients, orders);
  }

  /** Orders to qmail-queue; what the client is told; who has the message in the end, in order. */
  static Stream<Arguments> runs() {
    return Stream.of(
        row(0, List.of("a", "b", "c"), "ok"),
        row(53, List.of(), "exit 53"),
        row(31, List.of(), "exit 31", "ok"),
        row(71, List.of(), "crash", "ok"),
        row(0, List.of("a", "c", "b"), "ok", "exit 53", "ok"),
        row(0, List.of("a", "c", "b"), "ok", "exit 31", "ok"),
        row(0, List.of("a", "c", "b"), "ok", "crash", "ok"),
        row(0, List.of("a", "b", "c"), "ok", "ok", "exit 53", "ok"),
        row(0, List.of("a", "b", "c"), "ok", "exit 53", "exit 53", "ok"),
        row(0, List.of("a", "c", "b"), "ok", "exit 53", "exit 71", "exit 53", "ok"),
        row(0, List.of("a", "b", "c"), "ok", "crash", "crash", "crash", "crash", "crash", "ok"));
  }

  @ParameterizedTest(name = "{2}: the client is told {0}, the message is queued for {1}")
  @MethodSource("runs")
  void each_recipient_gets_it_once(int code, List<String> recipients, String... orders)
      throws Exception {
    FakeQueue queue = new FakeQueue(directory.resolve("qmail")).does(orders);
    try (House house = new House(directory, queue, FakeChain.splitting())) {
      assertThat(house.client().send("Subject: x\n\n".getBytes(), THREE).code()).isEqualTo(code);

      await().until(() -> isEmpty(house.state().resolve("retry")));
      assertThat(queue.queued())
          .extracting(FakeQueue.Queued::addresses)
          .containsExactlyInAnyOrderElementsOf(
              recipients.stream().map(r -> "Fs|T" + r + "||").toList());
      assertThat(queue.queued())
          .allSatisfy(
              queued -> assertThat(queued.message()).asString().isEqualTo("Subject: x\n\n"));
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }

  @Test
  void what_could_not_be_queued_is_tried_by_the_next_daemon() throws Exception {
    FakeQueue queue = new FakeQueue(directory.resolve("qmail")).does("ok", "exit 53");
    try (House house = new House(directory, queue, FakeChain.splitting())) {
      assertThat(house.client().send(new byte[2_000_000], THREE).code()).isZero();
    }
    assertThat(queue.queued()).hasSize(1);
    queue.does("ok");

    try (House house = new House(directory, queue, FakeChain.splitting())) {
      await().until(() -> isEmpty(house.state().resolve("retry")));
    }
    assertThat(queue.queued())
        .extracting(FakeQueue.Queued::addresses)
        .containsExactlyInAnyOrder("Fs|Ta||", "Fs|Tb||", "Fs|Tc||");
    assertThat(queue.queued())
        .allSatisfy(queued -> assertThat(queued.message()).hasSize(2_000_000));
  }

  @Test
  void if_it_cannot_be_kept_either_the_client_is_told_to_try_again() throws Exception {
    FakeQueue queue = new FakeQueue(directory.resolve("qmail")).does("ok", "exit 53");
    try (House house = new House(directory, queue, FakeChain.splitting())) {
      Files.delete(house.state().resolve("retry"));

      assertThat(house.client().send("x".getBytes(), THREE).code()).isEqualTo(71);
    }
  }

  /** How qmail-queue ends when it is given the note: the client is told the same. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"ok", "exit 53"})
  void a_note_about_a_refused_message_is_queued_all_the_same(String order) throws Exception {
    FakeQueue queue = new FakeQueue(directory.resolve("qmail")).does(order, "ok");
    FakeChain chain =
        new FakeChain(
            submission ->
                new Decision(
                    List.of(),
                    Optional.of(new Session.Answer(550, "5.7.1 No")),
                    List.of(),
                    List.of(
                        new Delivery(
                            new Envelope("", List.of("admin")), Content.of("note".getBytes())))));
    try (House house = new House(directory, queue, chain)) {
      assertThat(house.client().send("x").code()).isEqualTo(31);

      await().until(() -> queue.queued().size() == 1);
      assertThat(queue.queued().getFirst().addresses()).isEqualTo("F|Tadmin||");
      assertThat(queue.queued().getFirst().message()).asString().isEqualTo("note");
    }
  }

  @Test
  void a_broken_file_in_the_store_stays_and_does_not_keep_others_back() throws Exception {
    FakeQueue queue = new FakeQueue(directory.resolve("qmail")).does("ok", "exit 53", "ok");
    Path retry = Files.createDirectories(directory.resolve("state").resolve("retry"));
    Path broken = Files.writeString(retry.resolve("000-broken"), "\u007f\u007f\u007f\u007fFx");
    Path half = Files.writeString(retry.resolve("111.part"), "half");
    try (House house = new House(directory, queue, FakeChain.splitting())) {
      assertThat(house.client().send("x".getBytes(), THREE).code()).isZero();
      await().until(() -> queue.queued().size() == 3);
    }
    assertThat(broken).exists();
    assertThat(half).doesNotExist();
  }
}
