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

/** What the engine and a real spamd make of each other. */
class RealSpamdTest {
  private static final Duration AMPLE = Duration.ofSeconds(60);

  private static RealSpamd spamd;

  @BeforeAll
  static void start() {
    spamd = RealSpamd.start();
  }

  @AfterAll
  static void stop() {
    if (spamd != null) {
      spamd.close();
    }
  }

  static Stream<String> uris() {
    return Stream.of(spamd.unixUri(), spamd.tcpUri());
  }

  @ParameterizedTest
  @MethodSource("uris")
  void knows_spam(String uri) {
    assertThat(ask(uri, Questions.about("Subject: hi\r\n\r\n" + RealSpamd.GTUBE + "\r\n")))
        .isEqualTo("1000.0/5.0 TAG GTUBE");
  }

  @ParameterizedTest
  @MethodSource("uris")
  void scores_what_is_no_spam(String uri) {
    assertThat(ask(uri, Questions.about("Subject: loud\r\n\r\nx\r\n")))
        .isEqualTo("3.5/5.0 NONE T_LOUD");
    assertThat(ask(uri, Questions.about("Subject: hi\r\n\r\nx\r\n"))).isEqualTo("0.0/5.0 NONE");
  }

  @ParameterizedTest
  @MethodSource("uris")
  void sees_the_sender_of_the_envelope(String uri) {
    SpamQuestion question =
        with(Content.of("Subject: loud\n\nx\n".getBytes()), "ann@loud.example", "joe@example.org");
    assertThat(ask(uri, question)).isEqualTo("5.5/5.0 TAG T_LOUD,T_SENDER");
  }

  /** With neither a header nor a line end, and of a size at which the last line is cut. */
  @ParameterizedTest
  @MethodSource("uris")
  void answers_whatever_the_message_is(String uri) {
    for (String message :
        List.of("", "x", "\r\n", "Subject: loud", "a\rb\0c", "x".repeat(400_000))) {
      assertThat(ask(uri, Questions.about(message))).as(message).contains("/5.0 NONE");
    }
  }

  @ParameterizedTest
  @MethodSource("uris")
  void is_not_asked_about_what_is_too_large(String uri) {
    assertThat(ask(uri, Questions.about(Content.of(new byte[(512 << 10) + 1]))))
        .isEqualTo("failed too-large");
  }

  @ParameterizedTest
  @MethodSource("uris")
  void judges_for_the_recipient_if_there_is_one(String uri) {
    Content message = Content.of("Subject: loud\n\nx\n".getBytes());
    ask(uri, with(message, "ann@quiet.example", "Joe.\r\nUser: root\u00e9@Example.ORG"));
    ask(uri, with(message, "ann@quiet.example", "first@example.org", "second@example.org"));
    ask(uri + "?user=none", with(message, "ann@quiet.example", "third@example.org"));
    assertThat(spamd.log())
        .contains("for joe.__user__root_@example.org:")
        .doesNotContain("for first@example.org", "for second@example.org")
        .doesNotContain("for third@example.org");
  }

  private static SpamQuestion with(Content message, String sender, String... recipients) {
    return new SpamQuestion(
        message,
        "1",
        Optional.of(sender),
        List.of(recipients),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static String ask(String uri, SpamQuestion question) {
    return JudgementText.of(Questions.engine(uri).ask(question, Deadline.in(AMPLE)));
  }
}
