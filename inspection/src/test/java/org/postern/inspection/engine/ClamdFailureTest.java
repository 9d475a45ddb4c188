package org.postern.inspection.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.inspection.content.Content;

/**
 * Everything that can go wrong with a clamd has a cause, comes before the deadline, leaves no
 * descriptor and no thread behind, and is never clean.
 */
class ClamdFailureTest {
  private static final Duration SHORT = Duration.ofMillis(250);
  private static final Duration AMPLE = Duration.ofSeconds(30);
  private static final Content SMALL = Content.of(new byte[20_000]);
  private static final Content LARGE = Content.of(new byte[8 << 20]);

  @TempDir Path folder;

  static Stream<Arguments> failures() {
    return Stream.of(
            arguments("never accepts", ClamdScripts.NEVER_ACCEPTS, SMALL, "failed timeout"),
            arguments(
                "accepts and does nothing", ClamdScripts.isStopped(), SMALL, "failed timeout"),
            arguments("stops taking", ClamdScripts.isStopped(), LARGE, "failed timeout"),
            arguments("takes all and is silent", ClamdScripts.hangs(), LARGE, "failed timeout"),
            arguments(
                "answers a byte at a time",
                ClamdScripts.drips("stream: OK", 60),
                SMALL,
                "failed timeout"),
            arguments("closes at once", ClamdScripts.closesAfter(0), LARGE, "failed broken"),
            arguments("closes mid-way", ClamdScripts.closesAfter(1 << 20), LARGE, "failed broken"),
            arguments("resets at once", ClamdScripts.resetsAfter(1), LARGE, "failed broken"),
            arguments("resets mid-way", ClamdScripts.resetsAfter(1 << 20), LARGE, "failed broken"),
            arguments("resets at the end", ClamdScripts.resetsAtTheEnd(), SMALL, "failed broken"),
            arguments("closes at the end", ClamdScripts.says(""), SMALL, "failed broken"),
            arguments("limits mid-way", ClamdScripts.limits(1 << 20), LARGE, "failed too-large"),
            arguments("limits at once", ClamdScripts.limits(10), LARGE, "failed too-large"),
            arguments(
                "no memory",
                ClamdScripts.answers("stream: Can't allocate memory ERROR"),
                SMALL,
                "failed engine-error"),
            arguments(
                "nonsense", ClamdScripts.answers("lorem ipsum"), SMALL, "failed not-understood"),
            arguments(
                "endless nonsense",
                ClamdScripts.says("x".repeat(100_000)),
                SMALL,
                "failed not-understood"),
            arguments(
                "two answers",
                ClamdScripts.says("stream: OK\0stream: OK\0"),
                SMALL,
                "failed not-understood"),
            arguments(
                "clean, but goes on",
                ClamdScripts.saysAndStays("stream: OK\0"),
                SMALL,
                "failed timeout"),
            arguments(
                "another protocol",
                ClamdScripts.saysAtOnce("220 mail.example.org ESMTP\r\n"),
                LARGE,
                "failed timeout"))
        .flatMap(
            row ->
                Stream.of("tcp", "unix")
                    .map(
                        transport ->
                            arguments(
                                Stream.concat(Stream.of(transport), Stream.of(row.get()))
                                    .toArray())));
  }

  @ParameterizedTest(name = "{0}: {1} -> {4}")
  @MethodSource("failures")
  void is_a_failure_with_its_cause(
      String transport, String what, ClamdScript script, Content content, String meaning) {
    try (ScriptedClamd clamd = clamd(transport, script);
        Engine engine = engine(clamd.address())) {
      // Where something else than the deadline ends it, a slow machine may take its time.
      Duration time = meaning.equals("failed timeout") ? SHORT : AMPLE;
      assertThat(AnswerText.of(engine.ask(content, Deadline.in(time)))).isEqualTo(meaning);
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("failures")
  void leaves_nothing_behind(
      String transport, String what, ClamdScript script, Content content, String meaning) {
    Leftovers.none(
        5,
        () -> {
          try (ScriptedClamd clamd = clamd(transport, script);
              Engine engine = engine(clamd.address())) {
            engine.ask(content, Deadline.in(Duration.ofMillis(20)));
          }
        });
  }

  static List<String> transports() {
    return List.of("tcp", "unix");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("transports")
  void closing_at_any_byte_of_what_is_sent_is_not_clean(String transport) {
    Content four = Content.of(new byte[4]);
    int dialogue = 10 + 4 + 4 + 4;
    try (ScriptedClamd clamd = clamd(transport, ClamdScripts.CLEAN);
        Engine engine = engine(clamd.address())) {
      assertThat(IntStream.rangeClosed(0, dialogue))
          .allSatisfy(
              n -> {
                clamd.play(ClamdScripts.closesAfter(n));
                assertThat(AnswerText.of(engine.ask(four, Deadline.in(AMPLE))))
                    .isEqualTo("failed broken");
              });
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("transports")
  void closing_at_any_byte_of_the_answer_is_not_clean(String transport) {
    String answer = "stream: OK\0";
    try (ScriptedClamd clamd = clamd(transport, ClamdScripts.CLEAN);
        Engine engine = engine(clamd.address())) {
      assertThat(IntStream.range(0, answer.length()))
          .allSatisfy(
              n -> {
                clamd.play(ClamdScripts.says(answer.substring(0, n)));
                assertThat(AnswerText.of(engine.ask(SMALL, Deadline.in(AMPLE))))
                    .isEqualTo("failed broken");
              });
      clamd.play(ClamdScripts.says(answer));
      assertThat(AnswerText.of(engine.ask(SMALL, Deadline.in(AMPLE)))).isEqualTo("clean");
    }
  }

  @Test
  void a_clean_answer_before_the_content_was_sent_is_not_clean() {
    try (ScriptedClamd clamd = clamd("tcp", ClamdScripts.saysAtOnce("stream: OK\0"));
        Engine engine = engine(clamd.address())) {
      assertThat(AnswerText.of(engine.ask(LARGE, Deadline.in(AMPLE))))
          .isEqualTo("failed not-understood");
    }
  }

  @Test
  void nobody_listens_on_the_port() {
    String address;
    try (ScriptedClamd clamd = clamd("tcp", ClamdScripts.CLEAN)) {
      address = clamd.address();
    }
    try (Engine engine = engine(address)) {
      assertThat(AnswerText.of(engine.ask(SMALL, Deadline.in(AMPLE))))
          .isEqualTo("failed unreachable");
    }
  }

  @Test
  void there_is_no_socket() {
    try (Engine engine = engine(folder.resolve("none").toString())) {
      assertThat(engine.ask(SMALL, Deadline.in(AMPLE)))
          .isInstanceOfSatisfying(
              Answer.Failed.class,
              failed -> {
                assertThat(failed.cause()).isEqualTo(Cause.UNREACHABLE);
                assertThat(failed.detail()).contains(folder.resolve("none").toString());
              });
    }
  }

  @Test
  void nobody_listens_on_the_socket_any_more() throws Exception {
    Path socket = folder.resolve("stale");
    ServerSocketChannel.open(StandardProtocolFamily.UNIX)
        .bind(UnixDomainSocketAddress.of(socket))
        .close();
    try (Engine engine = engine(socket.toString())) {
      assertThat(AnswerText.of(engine.ask(SMALL, Deadline.in(AMPLE))))
          .isEqualTo("failed unreachable");
    }
  }

  @Test
  void works_again_as_soon_as_clamd_does() {
    try (ScriptedClamd clamd = clamd("unix", ClamdScripts.closesAfter(5));
        Engine engine = engine(clamd.address())) {
      assertThat(AnswerText.of(engine.ask(SMALL, Deadline.in(AMPLE)))).isEqualTo("failed broken");
      clamd.play(ClamdScripts.CLEAN);
      assertThat(AnswerText.of(engine.ask(SMALL, Deadline.in(AMPLE)))).isEqualTo("clean");
    }
  }

  private ScriptedClamd clamd(String transport, ClamdScript script) {
    return transport.equals("tcp")
        ? ScriptedClamd.onLoopback(script)
        : ScriptedClamd.onUnixSocket(folder.resolve("clamd.ctl"), script);
  }

  private static Engine engine(String address) {
    return new Clamd("clamd", Endpoint.parse(address), Duration.ofSeconds(60), 2);
  }
}
