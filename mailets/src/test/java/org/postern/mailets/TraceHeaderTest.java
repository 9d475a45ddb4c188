package org.postern.mailets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.attributes.Client;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;
import org.postern.inspection.content.Content;

/** The trace header: what it says, and that it comes on top of a message and changes nothing. */
class TraceHeaderTest {
  private static final Account PLAIN =
      new Account(
          "4fa1c0",
          "joe@example.net",
          List.of("ann@example.org"),
          new Client(Optional.of("192.0.2.7"), Optional.empty(), false, Optional.empty()),
          List.of("clamd 1.4.3/27000"),
          List.of(),
          Optional.empty(),
          Instant.parse("2026-11-22T08:00:00Z"),
          Optional.of(12L));

  @Test
  void it_reads_like_this() throws IOException {
    assertThat(stamped("a: 1\r\n\r\nbody", PLAIN))
        .isEqualTo(
            """
            X-Postern: outcome=deliver; id=4fa1c0; host=mx1.example.org; client=192.0.2.7;
             relay=no; engine="clamd 1.4.3/27000"; ms=12; time=2026-11-22T08:00:00Z
            """
                    .replace("\n", "\r\n")
                + "a: 1\r\n\r\nbody");
  }

  @Test
  void a_finding_that_tags_is_the_outcome_and_is_named_without_its_place() throws IOException {
    Finding macro =
        new Finding(Kind.POLICY, Effect.TAG, "policy", "macros", "2!secret plans.docm", "a macro");
    assertThat(stamped("a: 1\n\n", with(List.of(macro))))
        .startsWith("X-Postern: outcome=tag; ")
        .contains("finding=policy/tag:policy:macros;")
        .doesNotContain("secret");
  }

  static Stream<String> messages() {
    return Stream.of(
        "",
        "\r\n",
        "\n",
        "\r\nbody",
        "\nbody",
        "no header at all",
        "no header at all\nsecond line\n",
        "a: 1",
        "a: 1\r\nb: 2",
        "a: 1\nb: 2\n",
        "a: 1\r\n\r\n",
        "a: 1\r\n\r\nbody\nwith\rall\r\nline ends",
        "a: 1\rb: 2\r\n\r\nbody",
        "a: 1\r\rbody",
        "From joe Mon Nov 16 09:32:00 2026\na: 1\n\nbody\n",
        "Subject: \u00e4\u00f6\u00fc\u00ff\r\n\r\n\u0000\u00ff\u00fe",
        "DKIM-Signature: v=1;\r\n\tb=abc\r\nSubject:  two  blanks \r\n\r\nbody");
  }

  @ParameterizedTest
  @MethodSource("messages")
  void the_message_below_it_is_byte_for_byte_what_it_was(String message) throws IOException {
    assertThat(stamped(message, PLAIN)).endsWith(message).startsWith("X-Postern: ");
    String top = top(message);
    assertThat(top.lines())
        .allMatch(line -> line.startsWith("X-Postern: ") || line.startsWith(" "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: 1\n\n", "\n", "a: 1\nb: 2\r\n\r\n"})
  void lines_end_in_lf_where_the_message_uses_lf(String message) throws IOException {
    assertThat(top(message)).doesNotContain("\r").endsWith("Z\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: 1\r\n\r\n", "\r\n", "no line end", "a: 1\rb: 2\r\nc: 3\n\n"})
  void lines_end_in_crlf_otherwise(String message) throws IOException {
    assertThat(top(message)).endsWith("Z\r\n");
  }

  @Test
  void forged_fields_are_gone_and_ours_is_there_once() throws IOException {
    String stamped = stamped("X-Postern: outcome=deliver\r\n folded\r\na: 1\r\n\r\n", PLAIN);
    assertThat(stamped).endsWith("Z\r\na: 1\r\n\r\n").doesNotContain("folded");
    assertThat(stamped.split("X-Postern", -1)).hasSize(2);
  }

  @Test
  void a_message_that_begins_with_a_blank_does_not_go_on_with_our_field() throws IOException {
    assertThat(stamped(" outcome=deliver\r\na: 1\r\n\r\n", PLAIN))
        .endsWith(
            "Z\r\nX-Postern-Note: the message begins with a blank\r\n"
                + " outcome=deliver\r\na: 1\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\nX-Forged: 1",
        "a\nb",
        "a\rb",
        "a\u0000b",
        "a\u2028b",
        "a\u0085b",
        "a\u001b[31mb",
        "a\u202eb",
        "a; outcome=deliver",
        "a\" b=\"c",
        "\u65e5\u672c\u8a9e",
        "\ud83d\ude00\ud83d\ude00\ud83d\ude00"
      })
  void no_value_breaks_out_of_its_pair(String hostile) throws IOException {
    Finding finding = new Finding(Kind.POLICY, Effect.TAG, hostile, hostile, "1", "");
    Account account =
        new Account(
            hostile.repeat(20),
            "",
            List.of(),
            new Client(Optional.of(hostile), Optional.empty(), false, Optional.empty()),
            List.of(hostile),
            List.of(finding),
            Optional.of(hostile),
            PLAIN.now(),
            PLAIN.taken());
    String top = stamped("", account);
    assertThat(top.lines())
        .allMatch(line -> line.length() <= 78)
        .allMatch(line -> line.startsWith("X-Postern: outcome=tag;") || line.startsWith(" "));
    assertThat(top.chars()).allMatch(c -> c == '\r' || c == '\n' || (c >= 32 && c < 127));
    assertThat(pairs(top))
        .containsExactly(
            "outcome", "id", "host", "client", "relay", "engine", "finding", "score", "ms", "time");
  }

  /** The keys, as a simple program would read them. */
  private static List<String> pairs(String field) {
    String value = field.replace("\r\n", "").substring("X-Postern: ".length());
    return Stream.of(value.split("; ?")).map(pair -> pair.substring(0, pair.indexOf('='))).toList();
  }

  private static Account with(List<Finding> findings) {
    return new Account(
        PLAIN.id(),
        PLAIN.sender(),
        PLAIN.recipients(),
        PLAIN.client(),
        PLAIN.engines(),
        findings,
        PLAIN.score(),
        PLAIN.now(),
        PLAIN.taken());
  }

  /** What comes before the message. */
  private static String top(String message) throws IOException {
    String stamped = stamped(message, PLAIN);
    return stamped.substring(0, stamped.length() - message.length());
  }

  private static String stamped(String message, Account account) throws IOException {
    Content content = Content.of(message.getBytes(ISO_8859_1));
    return RawMail.text(new TraceHeader("X-Postern", "mx1.example.org").onTopOf(content, account));
  }
}
