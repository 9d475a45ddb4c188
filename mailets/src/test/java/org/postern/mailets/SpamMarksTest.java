package org.postern.mailets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.content.Content;
import org.postern.inspection.spam.Judgement.Advice;
import org.postern.inspection.spam.Judgement.Field;
import org.postern.inspection.spam.Judgement.Scored;

/** The marks that a score leaves: what they look like, and that nothing else is touched. */
class SpamMarksTest {
  private static final SpamMarks HEADERS = new SpamMarks("", true);
  private static final SpamMarks SUBJECT = new SpamMarks("*SPAM*", false);
  private static final SpamScale.Verdict SPAM = new SpamScale.Verdict(Optional.of(Effect.TAG), 5);

  @Test
  void many_rules_are_written_on_several_lines() throws IOException {
    List<String> names = IntStream.range(0, 100).mapToObj(i -> "RULE_NUMBER_" + i).toList();

    String top = marked(HEADERS, "a: 1\r\n\r\n", scored(names, List.of()));

    assertThat(top)
        .startsWith(
            "X-Spam-Flag: YES\r\nX-Spam-Level: *******\r\n"
                + "X-Spam-Status: Yes, score=7.3 required=5.0\r\n"
                + " tests=RULE_NUMBER_0,RULE_NUMBER_1,RULE_NUMBER_2,RULE_NUMBER_3,"
                + "RULE_NUMBER_4,\r\n RULE_NUMBER_5,")
        .contains("RULE_NUMBER_59\r\na: 1")
        .doesNotContain("RULE_NUMBER_60");
    assertThat(Arrays.stream(top.split("\r\n"))).allMatch(line -> line.length() <= 78);
  }

  @Test
  void a_message_of_bare_lf_gets_lines_of_its_own_kind() throws IOException {
    assertThat(marked(HEADERS, "a: 1\n\nbody\r\n", scored(List.of("A"), List.of())))
        .isEqualTo(
            "X-Spam-Flag: YES\nX-Spam-Level: *******\n"
                + "X-Spam-Status: Yes, score=7.3 required=5.0\n tests=A\na: 1\n\nbody\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Spam-Status: No\r\n",
        "x-spam-status:\r\n No\r\n\tscore=-99\r\n",
        "X-SPAM-FLAG: NO\r\nX-Spam-Level: \r\nX-Spam-Status (a) : No\r\n",
        "X-Spam-Flag\t: NO\n"
      })
  void forged_fields_are_taken_out_even_if_nobody_looked(String forged) throws IOException {
    String message = "a: 1\r\n" + forged + "X-Spam: b\r\n\r\nX-Spam-Flag: NO\r\n";

    Content marked =
        HEADERS.on(Content.of(message.getBytes(ISO_8859_1)), Optional.empty(), Optional.empty());

    assertThat(RawMail.text(marked)).isEqualTo("a: 1\r\nX-Spam: b\r\n\r\nX-Spam-Flag: NO\r\n");
  }

  @Test
  void a_message_that_begins_with_a_blank_does_not_go_on_with_our_line() throws IOException {
    assertThat(marked(HEADERS, " score=-99\r\n\r\n", scored(List.of(), List.of())))
        .endsWith(
            " tests=none\r\nX-Spam-Note: the message begins with a blank\r\n score=-99\r\n\r\n");
  }

  /** In the table {@code ~} is CRLF. */
  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          Subject: hi~~Subject: x|Subject: *SPAM* hi~~Subject: x
          a: 1~SUBJECT:hi~ there~|a: 1~SUBJECT: *SPAM* hi~ there~
          Subject :\thi~|Subject : *SPAM*\thi~
          Subject:~|Subject: *SPAM*~
          Subject: *SPAM* hi~|Subject: *SPAM* hi~
          Subject: a~Subject: b~|Subject: *SPAM* a~Subject: *SPAM* b~
          a: 1~ Subject: hi~|Subject: *SPAM*~a: 1~ Subject: hi~
          ~Subject: hi~|Subject: *SPAM*~~Subject: hi~
          Subjects: x~|Subject: *SPAM*~Subjects: x~
          Subject|Subject: *SPAM*~Subject
          """)
  void subject(String before, String after) throws IOException {
    assertThat(marked(SUBJECT, before.replace("~", "\r\n"), scored(List.of(), List.of())))
        .isEqualTo(after.replace("~", "\r\n"));
  }

  @Test
  void only_mail_that_is_delivered_with_a_mark_has_it_in_its_subject() throws IOException {
    for (Effect effect : List.of(Effect.BLOCK, Effect.DEFER)) {
      Content message = Content.of("Subject: hi\r\n\r\n".getBytes(ISO_8859_1));
      SpamScale.Verdict verdict = new SpamScale.Verdict(Optional.of(effect), 5);
      assertThat(
              SUBJECT.on(message, Optional.of(scored(List.of(), List.of())), Optional.of(verdict)))
          .isSameAs(message);
    }
  }

  /** In the table {@code R} is CR, {@code N} is LF, {@code ~} is CRLF. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          X-A                    | b              | X-A: b~
          X-A                    | bNXSubject: c  | X-A: b~\tXSubject: c~
          X-A                    | bRN~N\tc       | X-A: b~\tc~
          X-A                    | b\u00e9\u0000c | X-A: b??c~
          X-A                    | ''             | X-A: ~
          authentication-results | mx; spf=pass   | authentication-results: mx; spf=pass~
          ARC-Seal               | i=1            | ARC-Seal: i=1~
          DKIM-Signature         | v=1            | DKIM-Signature: v=1~
          X-Spam-Status          | No             | ''
          x-spam-flag            | NO             | ''
          Subject                | b              | ''
          From                   | b              | ''
          Bcc                    | b              | ''
          Content-Type           | b              | ''
          X-A: b                 | c              | ''
          X-ANSubject            | c              | ''
          X-A b                  | c              | ''
          """)
  void what_an_engine_wants_on_a_message(String name, String value, String lines) {
    Field field = new Field(unescaped(name), unescaped(value));
    assertThat(EngineFields.lines(scored(List.of(), List.of(field)), "\r\n"))
        .isEqualTo(lines.replace("~", "\r\n"));
  }

  @Test
  void what_an_engine_says_is_cut_before_a_line_gets_too_long() {
    Field field = new Field("X-A", "b".repeat(100_000));
    assertThat(EngineFields.lines(scored(List.of(), List.of(field)), "\r\n")).hasSizeLessThan(950);
  }

  @Test
  void what_an_engine_wants_out_is_taken_out_and_so_is_what_imitates_it() throws IOException {
    Scored scored =
        new Scored(
            0,
            5,
            Optional.of(Advice.NONE),
            List.of(),
            List.of(new Field("X-A", "1"), new Field("Authentication-Results", "mx")),
            List.of("X-B", "Subject", "Received"));
    String message =
        "X-B: 2\r\nx-a: 3\r\nAuthentication-Results: 4\r\nSubject: 5\r\nReceived: 6\r\n\r\n";

    String marked = marked(HEADERS, message, scored);

    assertThat(marked)
        .endsWith(
            "X-A: 1\r\nAuthentication-Results: mx\r\n"
                + "Authentication-Results: 4\r\nSubject: 5\r\nReceived: 6\r\n\r\n");
  }

  private static String unescaped(String text) {
    return text.replace("R", "\r").replace("N", "\n").replace("A\rC", "ARC").replace("~", "\r\n");
  }

  private static Scored scored(List<String> symbols, List<Field> add) {
    return new Scored(7.3, 5, Optional.of(Advice.TAG), symbols, add, List.of());
  }

  private static String marked(SpamMarks marks, String message, Scored scored) throws IOException {
    return RawMail.text(
        marks.on(Content.of(message.getBytes(ISO_8859_1)), Optional.of(scored), Optional.of(SPAM)));
  }
}
