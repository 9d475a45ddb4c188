package org.postern.inspection.spam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.ClamdScript;
import org.postern.inspection.engine.ClamdScripts;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Leftovers;
import org.postern.inspection.engine.ScriptedClamd;

/**
 * Everything that can go wrong with a spam engine has a cause, comes before the deadline, leaves no
 * descriptor and no thread behind, and is never a score.
 */
class SpamFailureTest {
  private static final Duration SHORT = Duration.ofMillis(250);
  private static final Duration AMPLE = Duration.ofSeconds(30);
  private static final SpamQuestion SMALL = Questions.about("Subject: hi\r\n\r\nx\r\n");
  private static final SpamQuestion LARGE = Questions.about(Content.of(new byte[8 << 20]));

  /** An engine, and an answer in its protocol that is a score. */
  enum Kind {
    SPAMD(
        new Spamd(true),
        "SPAMD/1.1 0 EX_OK\r\nContent-length: 3\r\nSpam: True ; 5.5 / 5.0\r\n\r\nA,B",
        "5.5/5.0 TAG A,B"),
    RSPAMD(
        new Rspamd(),
        "HTTP/1.1 200 OK\r\nContent-Length: 65\r\nConnection: close\r\n\r\n"
            + "{\"score\":5.5,\"required_score\":5.0,\"action\":\"reject\",\"symbols\":{}}",
        "5.5/5.0 BLOCK");

    final SpamProtocol protocol;
    final String answer;
    final String meaning;

    Kind(SpamProtocol protocol, String answer, String meaning) {
      this.protocol = protocol;
      this.answer = answer;
      this.meaning = meaning;
    }

    /** Returns how many bytes a question has. */
    long length(SpamQuestion question) {
      long body = protocol.body(question).size();
      return protocol.head(question, body).length + body;
    }

    SpamEngine engine(String address) {
      return Questions.engine(name().toLowerCase() + ":" + address + "?largest=20m");
    }

    /** Takes the whole question and says exactly {@code bytes}. */
    ClamdScript says(SpamQuestion question, String bytes) {
      return client -> {
        client.take(length(question));
        client.send(bytes);
      };
    }
  }

  @TempDir Path folder;

  static Stream<Arguments> failures() {
    List<Arguments> rows = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      long small = kind.length(SMALL);
      row(rows, kind, "never accepts", ClamdScripts.NEVER_ACCEPTS, SMALL, Cause.TIMEOUT);
      row(rows, kind, "does nothing", ClamdScripts.isStopped(), SMALL, Cause.TIMEOUT);
      row(rows, kind, "stops taking", ClamdScripts.isStopped(), LARGE, Cause.TIMEOUT);
      row(rows, kind, "is silent", silent(small), SMALL, Cause.TIMEOUT);
      row(rows, kind, "a byte at a time", drips(small, kind.answer), SMALL, Cause.TIMEOUT);
      row(rows, kind, "closes at once", ClamdScripts.closesAfter(0), LARGE, Cause.BROKEN);
      row(rows, kind, "closes mid-way", ClamdScripts.closesAfter(1 << 20), LARGE, Cause.BROKEN);
      row(rows, kind, "closes at the end", kind.says(SMALL, ""), SMALL, Cause.BROKEN);
      row(rows, kind, "resets at once", ClamdScripts.resetsAfter(1), LARGE, Cause.BROKEN);
      row(rows, kind, "resets mid-way", ClamdScripts.resetsAfter(1 << 20), LARGE, Cause.BROKEN);
      row(rows, kind, "resets at the end", ClamdScripts.resetsAfter(small), SMALL, Cause.BROKEN);
      row(rows, kind, "nonsense", kind.says(SMALL, "lorem\r\n"), SMALL, Cause.NOT_UNDERSTOOD);
      row(
          rows,
          kind,
          "endless nonsense",
          kind.says(SMALL, "x".repeat(100_000)),
          SMALL,
          Cause.NOT_UNDERSTOOD);
      row(
          rows,
          kind,
          "endless fields",
          kind.says(SMALL, status(kind) + "A: b\r\n".repeat(1000)),
          SMALL,
          Cause.NOT_UNDERSTOOD);
      row(
          rows,
          kind,
          "the answer to something else, before it has all",
          ClamdScripts.saysAtOnce(kind.answer),
          LARGE,
          Cause.NOT_UNDERSTOOD);
      row(
          rows,
          kind,
          "two answers",
          kind.says(SMALL, kind.answer + kind.answer),
          SMALL,
          Cause.NOT_UNDERSTOOD);
      row(
          rows,
          kind,
          "another protocol",
          ClamdScripts.saysAtOnce("220 mail.example.org ESMTP\r\n"),
          LARGE,
          Cause.NOT_UNDERSTOOD);
      row(
          rows,
          kind,
          "the last words of a program",
          kind.says(SMALL, "Out of memory!\n"),
          SMALL,
          Cause.NOT_UNDERSTOOD);
    }
    String noMemory = "{\"error\":\"Cannot allocate memory\"}";
    for (String answer :
        List.of(
            "HTTP/1.1 500 Internal error\r\nContent-Length: 34\r\n\r\n" + noMemory,
            "HTTP/1.1 503 Busy\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 34\r\n\r\n" + noMemory)) {
      row(
          rows,
          Kind.RSPAMD,
          "no memory: " + answer.lines().findFirst().orElseThrow(),
          Kind.RSPAMD.says(SMALL, answer),
          SMALL,
          Cause.ENGINE_ERROR);
    }
    row(
        rows,
        Kind.SPAMD,
        "no memory",
        Kind.SPAMD.says(SMALL, "SPAMD/1.0 71 Cannot allocate memory\r\n"),
        SMALL,
        Cause.ENGINE_ERROR);
    row(
        rows,
        Kind.SPAMD,
        "refuses before it has all",
        ClamdScripts.saysAtOnce("SPAMD/1.0 76 Bad header line: x\r\n"),
        LARGE,
        Cause.ENGINE_ERROR);
    return rows.stream();
  }

  private static void row(
      List<Arguments> rows,
      Kind kind,
      String what,
      ClamdScript script,
      SpamQuestion question,
      Cause cause) {
    for (String transport : List.of("tcp", "unix")) {
      rows.add(arguments(kind, transport, what, script, question, cause));
    }
  }

  private static String status(Kind kind) {
    return kind.answer.lines().findFirst().orElseThrow() + "\r\n";
  }

  private static ClamdScript silent(long count) {
    return client -> {
      client.take(count);
      ClamdScripts.isStopped().play(client);
    };
  }

  private static ClamdScript drips(long count, String answer) {
    return client -> {
      client.take(count);
      ClamdScripts.dripsOn(answer, 20).play(client);
    };
  }

  @ParameterizedTest(name = "{0} over {1}: {2} -> {5}")
  @MethodSource("failures")
  void is_a_failure_with_its_cause(
      Kind kind,
      String transport,
      String what,
      ClamdScript script,
      SpamQuestion question,
      Cause cause) {
    try (ScriptedClamd peer = peer(transport, script)) {
      SpamEngine engine = kind.engine(peer.address());
      // Where something else than the deadline ends it, a slow machine may take its time.
      Duration time = cause == Cause.TIMEOUT ? SHORT : AMPLE;
      assertThat(JudgementText.of(engine.ask(question, Deadline.in(time))))
          .isEqualTo("failed " + cause.word());
      assertThat(engine.busy()).isFalse();
    }
  }

  @ParameterizedTest(name = "{0} over {1}: {2}")
  @MethodSource("failures")
  void leaves_nothing_behind(
      Kind kind,
      String transport,
      String what,
      ClamdScript script,
      SpamQuestion question,
      Cause cause) {
    Leftovers.none(
        5,
        () -> {
          try (ScriptedClamd peer = peer(transport, script)) {
            kind.engine(peer.address()).ask(question, Deadline.in(Duration.ofMillis(20)));
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void closing_at_any_byte_of_the_question_is_no_score(Kind kind) {
    try (ScriptedClamd peer = peer("tcp", ClamdScripts.closesAfter(0))) {
      SpamEngine engine = kind.engine(peer.address());
      assertThat(IntStream.rangeClosed(0, (int) kind.length(SMALL)))
          .allSatisfy(
              n -> {
                peer.play(ClamdScripts.closesAfter(n));
                assertThat(JudgementText.of(engine.ask(SMALL, Deadline.in(AMPLE))))
                    .isEqualTo("failed broken");
              });
    }
  }

  @ParameterizedTest
  @EnumSource
  void closing_at_any_byte_of_the_answer_is_no_score(Kind kind) {
    try (ScriptedClamd peer = peer("unix", ClamdScripts.closesAfter(0))) {
      SpamEngine engine = kind.engine(peer.address());
      assertThat(IntStream.range(0, kind.answer.length()))
          .allSatisfy(
              n -> {
                peer.play(kind.says(SMALL, kind.answer.substring(0, n)));
                assertThat(JudgementText.of(engine.ask(SMALL, Deadline.in(AMPLE))))
                    .isEqualTo("failed broken");
              });
      peer.play(kind.says(SMALL, kind.answer));
      assertThat(JudgementText.of(engine.ask(SMALL, Deadline.in(AMPLE)))).isEqualTo(kind.meaning);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobody_listens(Kind kind) {
    String port;
    try (ScriptedClamd peer = peer("tcp", ClamdScripts.closesAfter(0))) {
      port = peer.address();
    }
    for (String address : List.of(port, folder.resolve("none").toString())) {
      assertThat(JudgementText.of(kind.engine(address).ask(SMALL, Deadline.in(AMPLE))))
          .isEqualTo("failed unreachable");
    }
  }

  private ScriptedClamd peer(String transport, ClamdScript script) {
    return transport.equals("unix")
        ? ScriptedClamd.onUnixSocket(folder.resolve("peer"), script)
        : ScriptedClamd.onLoopback(script);
  }
}
