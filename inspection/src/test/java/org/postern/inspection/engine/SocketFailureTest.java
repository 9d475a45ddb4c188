package org.postern.inspection.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.inspection.content.Content;

/**
 * Everything that can go wrong with any engine over a socket has a cause, comes before the
 * deadline, leaves no descriptor, thread or file behind, and is never clean.
 */
class SocketFailureTest {
  private static final Duration SHORT = Duration.ofMillis(250);
  private static final Duration AMPLE = Duration.ofSeconds(30);
  private static final Content CONTENT =
      Content.of(EngineProtocol.CONTENT.getBytes(StandardCharsets.US_ASCII));

  @TempDir Path folder;
  @TempDir Path sockets;

  private record Failure(
      String what, String meaning, Function<EngineProtocol, ScriptedPeer.Script> script) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static Failure answers(String what, Cause cause, Function<EngineProtocol, String> text) {
    return new Failure(
        what,
        "failed " + cause.word(),
        protocol -> client -> protocol.play().answer(client, text.apply(protocol)));
  }

  private static Failure word(Cause cause) {
    return answers(
        "says " + cause.word(), cause, protocol -> protocol.words().getOrDefault(cause, ""));
  }

  private static List<Failure> catalogue() {
    return List.of(
        new Failure("never accepts", "failed timeout", protocol -> ScriptedPeer.NEVER_ACCEPTS),
        new Failure(
            "accepts and does nothing",
            "failed timeout",
            protocol -> client -> client.pause(Long.MAX_VALUE)),
        new Failure(
            "takes all and says nothing", "failed timeout", protocol -> PeerClient::takeAll),
        new Failure(
            "takes the question and says nothing",
            "failed timeout",
            protocol ->
                client -> {
                  protocol.play().answer(client, "");
                  client.takeAll();
                }),
        new Failure(
            "answers a byte a second",
            "failed timeout",
            protocol ->
                client -> {
                  protocol.play().answer(client, "");
                  client.drip(protocol.clean(), 1000);
                }),
        new Failure("closes at once", "failed broken", protocol -> client -> client.take(0)),
        new Failure(
            "closes after a byte", "failed broken", protocol -> client -> closesAfter(client, 1)),
        new Failure(
            "resets in place of an answer",
            "failed broken",
            protocol ->
                client -> {
                  protocol.play().answer(client, "");
                  client.reset();
                }),
        answers("closes in place of an answer", Cause.BROKEN, protocol -> ""),
        answers("nonsense", Cause.NOT_UNDERSTOOD, protocol -> "lorem ipsum\r\n\0"),
        answers("endless nonsense", Cause.NOT_UNDERSTOOD, protocol -> "x".repeat(100_000)),
        answers("two answers", Cause.NOT_UNDERSTOOD, p -> p.clean() + p.clean()),
        answers(
            "the end of another answer before it",
            Cause.NOT_UNDERSTOOD,
            protocol -> "OK\r\n\0" + protocol.clean()),
        word(Cause.ENGINE_ERROR),
        word(Cause.NOT_UNDERSTOOD),
        word(Cause.TOO_LARGE));
  }

  /** The first thing some servers do is to greet: one byte is all that can be asked for. */
  private static void closesAfter(PeerClient client, long count) throws IOException {
    client.sendAtMost(new AtomicLong(count));
    client.send("OK");
  }

  static Stream<Arguments> failures() {
    return EngineProtocol.all().stream()
        .flatMap(
            protocol ->
                catalogue().stream()
                    .filter(failure -> applies(failure, protocol))
                    .map(failure -> arguments(protocol, failure)));
  }

  /** Avast has no word for what is too large. */
  private static boolean applies(Failure failure, EngineProtocol protocol) {
    return !failure.what().equals("says too-large")
        || protocol.words().containsKey(Cause.TOO_LARGE);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("failures")
  void is_a_failure_with_its_cause(EngineProtocol protocol, Failure failure) {
    try (ScriptedPeer peer = peer(protocol, failure.script().apply(protocol));
        Engine engine = protocol.engine(peer.address(), folder)) {
      // Where something else than the deadline ends it, a slow machine may take its time.
      Duration time = failure.meaning().equals("failed timeout") ? SHORT : AMPLE;
      assertThat(AnswerText.of(engine.ask(CONTENT, Deadline.in(time))))
          .isEqualTo(failure.meaning());
    }
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("failures")
  void leaves_nothing_behind(EngineProtocol protocol, Failure failure) {
    Leftovers.none(
        5,
        () -> {
          try (ScriptedPeer peer = peer(protocol, failure.script().apply(protocol));
              Engine engine = protocol.engine(peer.address(), folder)) {
            engine.ask(CONTENT, Deadline.in(Duration.ofMillis(20)));
          }
        });
    assertThat(folder).isEmptyDirectory();
  }

  static List<EngineProtocol> protocols() {
    return EngineProtocol.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("protocols")
  void closing_at_any_byte_of_what_the_server_says_is_not_clean(EngineProtocol protocol) {
    CompletableFuture<Long> said = new CompletableFuture<>();
    ScriptedPeer.Script whole =
        client -> {
          protocol.play().answer(client, protocol.clean());
          said.complete(client.sent());
        };
    try (ScriptedPeer peer = peer(protocol, whole)) {
      assertThat(ask(protocol, peer)).isEqualTo("clean");
      assertThat(LongStream.range(0, said.join()))
          .isNotEmpty()
          .allSatisfy(
              n -> {
                AtomicLong left = new AtomicLong(n);
                peer.play(
                    client -> {
                      client.sendAtMost(left);
                      protocol.play().answer(client, protocol.clean());
                    });
                assertThat(ask(protocol, peer)).isEqualTo("failed broken");
              });
      peer.play(whole);
      assertThat(ask(protocol, peer)).isEqualTo("clean");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("protocols")
  void an_answer_that_was_there_before_the_question_is_not_clean(EngineProtocol protocol) {
    ScriptedPeer.Script rash =
        client -> {
          client.send(protocol.clean());
          client.takeAll();
        };
    try (ScriptedPeer peer = peer(protocol, rash);
        Engine engine = protocol.engine(peer.address(), folder)) {
      assertThat(engine.ask(CONTENT, Deadline.in(SHORT))).isInstanceOf(Answer.Failed.class);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("protocols")
  void nobody_is_there(EngineProtocol protocol) throws IOException {
    String address;
    try (ScriptedPeer peer = peer(protocol, PeerClient::takeAll)) {
      address = peer.address();
    }
    try (Engine engine = protocol.engine(address, folder)) {
      assertThat(AnswerText.of(engine.ask(CONTENT, Deadline.in(AMPLE))))
          .isEqualTo("failed unreachable");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("protocols")
  void a_content_that_cannot_be_read_is_not_clean(EngineProtocol protocol) {
    Content broken =
        new Content() {
          @Override
          public long size() {
            return 100_000;
          }

          @Override
          public InputStream open() throws IOException {
            throw new IOException("disk trouble");
          }
        };
    try (ScriptedPeer peer =
            peer(protocol, client -> protocol.play().answer(client, protocol.clean()));
        Engine engine = protocol.engine(peer.address(), folder)) {
      assertThat(AnswerText.of(engine.ask(broken, Deadline.in(AMPLE))))
          .isEqualTo("failed unreadable");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("protocols")
  void a_closed_engine_does_not_answer(EngineProtocol protocol) {
    try (ScriptedPeer peer =
        peer(protocol, client -> protocol.play().answer(client, protocol.clean()))) {
      Engine engine = protocol.engine(peer.address(), folder);
      engine.close();
      assertThat(AnswerText.of(engine.ask(CONTENT, Deadline.in(AMPLE))))
          .isEqualTo("failed unreachable");
    }
  }

  private String ask(EngineProtocol protocol, ScriptedPeer peer) {
    try (Engine engine = protocol.engine(peer.address(), folder)) {
      return AnswerText.of(engine.ask(CONTENT, Deadline.in(AMPLE)));
    }
  }

  private ScriptedPeer peer(EngineProtocol protocol, ScriptedPeer.Script script) {
    return protocol.unix()
        ? ScriptedPeer.onUnixSocket(sockets.resolve("socket"), script)
        : ScriptedPeer.onLoopback(script);
  }
}
