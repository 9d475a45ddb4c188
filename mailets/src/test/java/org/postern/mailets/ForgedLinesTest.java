package org.postern.mailets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.content.Content;

/** Header fields of the trace header's name are cut out of a message, and no other byte. */
class ForgedLinesTest {

  /** In the table, {@code N} is LF and {@code R} is CR; {@code T} is the field that is cut. */
  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          a: 1RNRNbody|a: 1RNRNbody
          T: xRNa: 1RNRNbody|a: 1RNRNbody
          a: 1RNT: xRNb: 2RNRNbody|a: 1RNb: 2RNRNbody
          a: 1NT: xNb: 2NNbody|a: 1Nb: 2NNbody
          a: 1RNT: xRN yRN\tzRNb: 2RNRNbody|a: 1RNb: 2RNRNbody
          a: 1RNT: xRNT: yRNRNbody|a: 1RNRNbody
          a: 1RNT : xRN\tRNRNbody|a: 1RNRNbody
          a: 1RNT(c): xRNRNbody|a: 1RNRNbody
          a: 1RNTT: xRNRNbody|a: 1RNTT: xRNRNbody
          a: 1RN T: xRNRNbody|a: 1RN T: xRNRNbody
          a: 1RNTRNRNbody|a: 1RNTRNRNbody
          a: 1RNRNT: in the bodyRN|a: 1RNRNT: in the bodyRN
          RNT: in the bodyRN|RNT: in the bodyRN
          NT: in the bodyN|NT: in the bodyN
          a: 1RNT: x|a: 1RN
          T: x|''
          ''|''
          a: 1RT: xRNb: 2RNRNbody|a: 1RNb: 2RNRNbody
          a: 1RT: xR yRNb: 2RNRNbody|a: 1RNb: 2RNRNbody
          a: 1RNT: xRb: 2RNRNbody|a: 1RNb: 2RNRNbody
          a: 1RT: xRb: 2RNRNbody|a: 1Rb: 2RNRNbody
          a: 1RT: xRT: yRNRNbody|a: 1RNRNbody
          a: 1RRT: xRNRNbody|a: 1RRRNRNbody
          a: 1RRNT: xRNRNbody|a: 1RRNRNbody
          a: 1RNRT: xRNb: 2RNRNbody|a: 1RNRRNb: 2RNRNbody
          """)
  void message_becomes(String before, String after) throws IOException {
    assertThat(cut(bytes(before))).isEqualTo(bytes(after));
  }

  @ParameterizedTest
  @CsvSource({"X-Postern", "x-postern", "X-POSTERN"})
  void letter_case_does_not_matter(String name) throws IOException {
    assertThat(cut(name + ": x\r\na: 1\r\n\r\n")).isEqualTo("a: 1\r\n\r\n");
  }

  @Test
  void bytes_above_127_are_kept() throws IOException {
    assertThat(cut("a: \u00e4\u00ff\r\nX-Postern: \u00e4\r\n\r\n\u00ff\u00fe"))
        .isEqualTo("a: \u00e4\u00ff\r\n\r\n\u00ff\u00fe");
  }

  @Test
  void a_name_with_a_thousand_blanks_behind_it_is_cut() throws IOException {
    assertThat(cut("X-Postern" + " ".repeat(2000) + ": x\r\na: 1\r\n")).isEqualTo("a: 1\r\n");
  }

  @Test
  void lines_longer_than_any_buffer_are_kept() throws IOException {
    String message = "a: " + "1".repeat(20_000) + "\r\nX-Postern: " + "2".repeat(20_000);
    assertThat(cut(message)).isEqualTo(message.substring(0, 20_005));
  }

  @Test
  void forged_lines_beside_each_other_are_one_place() throws IOException {
    assertThat(cut("X-Postern: x\r\n".repeat(5000) + "a: 1\r\n")).isEqualTo("a: 1\r\n");
  }

  @Test
  void more_separate_places_than_any_mail_has_are_refused() {
    assertThatThrownBy(() -> cut("X-Postern: x\na: 1\n".repeat(ForgedLines.MOST + 2)))
        .isInstanceOf(IOException.class)
        .hasMessage("more than 1000 separate header lines named x-postern; none is ours");
  }

  private static String bytes(String table) {
    return table.replace("T", "X-Postern").replace("R", "\r").replace("N", "\n");
  }

  private static String cut(String message) throws IOException {
    Content content = Content.of(message.getBytes(ISO_8859_1));
    return RawMail.text(ForgedLines.cut(content, List.of("X-Postern")).rest());
  }
}
