package org.postern.inspection.spam;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.spam.Judgement.Field;

/** What the engine and a real rspamd make of each other. */
class RealRspamdTest {
  private static final Duration AMPLE = Duration.ofSeconds(60);

  private static RealRspamd rspamd;

  @BeforeAll
  static void start() {
    rspamd = RealRspamd.start();
  }

  @AfterAll
  static void stop() {
    if (rspamd != null) {
      rspamd.close();
    }
  }

  static Stream<String> uris() {
    return Stream.of(rspamd.unixUri(), rspamd.tcpUri());
  }

  @ParameterizedTest
  @MethodSource("uris")
  void rejects_spam(String uri) {
    assertThat(ask(uri, "Subject: hi\r\n\r\n" + RealSpamd.GTUBE + "\r\n"))
        .isEqualTo("15.0/15.0 BLOCK GTUBE");
  }

  @ParameterizedTest
  @MethodSource("uris")
  void scores_what_is_no_spam(String uri) {
    assertThat(ask(uri, "Subject: loud\r\n\r\nx\r\n")).isEqualTo("7.0/15.0 TAG T_LOUD");
    assertThat(ask(uri, "Subject: hi\r\n\r\nx\r\n")).isEqualTo("0.0/15.0 NONE");
  }

  @ParameterizedTest
  @MethodSource("uris")
  void is_told_envelope_and_client(String uri) {
    SpamQuestion question =
        new SpamQuestion(
            Content.of("Subject: hi\n\nx\n".getBytes()),
            "queue-1",
            Optional.of("ann@loud.example"),
            List.of("joe@example.org", "a\r\nUser: eve@example.org"),
            Optional.of("192.0.2.7"),
            Optional.of("mx.loud.example"),
            Optional.of("helo.example"),
            Optional.of("joe"));
    assertThat(JudgementText.of(engine(uri).ask(question, Deadline.in(AMPLE))))
        .isEqualTo("4.0/15.0 NONE T_SENDER,T_HELO,T_USER");
  }

  @ParameterizedTest
  @MethodSource("uris")
  void says_what_it_wants_on_the_message(String uri) {
    assertThat(engine(uri).ask(Questions.about("Subject: hi\n\nx\n"), Deadline.in(AMPLE)))
        .isInstanceOfSatisfying(
            Judgement.Scored.class,
            scored -> {
              assertThat(scored.add()).containsExactly(new Field("X-Test", "4fa1c0"));
              assertThat(scored.remove()).containsExactly("X-Old");
            });
  }

  @ParameterizedTest
  @MethodSource("uris")
  void answers_whatever_the_message_is(String uri) {
    for (String message : List.of("x", "\r\n", "Subject: hi", "a\rb\0c", "x".repeat(5_000_000))) {
      assertThat(ask(uri, message)).contains("/15.0 NONE");
    }
  }

  private static String ask(String uri, String message) {
    return JudgementText.of(engine(uri).ask(Questions.about(message), Deadline.in(AMPLE)));
  }

  private static SpamEngine engine(String uri) {
    return Questions.engine(uri);
  }
}
