package org.postern.inspection.anatomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.inspection.anatomy.Mails.anatomy;
import static org.postern.inspection.anatomy.Mails.bytes;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How header lines are read, and what is noted. {@code ~} is CRLF, {@code ^} LF, {@code !} CR. */
class HeaderTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          A: 1~B: 2~~body              | A=1;B=2        | body       |
          A: 1^B: 2^^body              | A=1;B=2        | body       |
          A: 1!B: 2!!body              | A=1;B=2        | body       | LINES_END_IN_CR
          A: 1~B: 2^~body              | A=1;B=2        | body       |
          A: 1~ 2~\t3~B: 4~~           | A=1 2\t3;B=4   | ""         |
          A: 1~a: 2~~                  | A=1;a=2        | ""         |
          A:1~B :2~~                   | A=1;B =2       | ""         | FIELD_NAME_ODD
          A(x)b: 1~~                   | A(x)b=1        | ""         | FIELD_NAME_ODD
          A: 1~junk~B: 2~~             | A=1;B=2        | ""         | HEADER_LINE_WITHOUT_COLON
          From x@y Mon~A: 1~~          | A=1            | ""         |
          >From x@y Mon~A: 1~~         | A=1            | ""         |
          A: 1~From x@y Mon~~          | A=1            | ""         | HEADER_LINE_WITHOUT_COLON
          " x~A: 1~~"                  | A=1            | ""         | HEADER_STARTS_WITH_CONTINUATION
          A: 1~B: 2                    | A=1;B=2        | ""         | HEADER_WITHOUT_END
          ~body                        | ""             | body       |
          ^body                        | ""             | body       |
          A: 1!B: 2!~x                 | A=1;B=2        | x          | LINES_END_IN_CR
          A: 1~B: 2!3~~                | A=1;B=2!3      | ""         | HEADER_BARE_CR
          """)
  void reads(String text, String fields, String body, String fault) {
    Node root = anatomy(bytes(ends(text))).root();
    String read =
        root.header().fields().stream()
            .map(field -> field.name() + '=' + field.value().strip())
            .collect(Collectors.joining(";"));
    assertThat(read.replace("\r\n", "").replace('\r', '!')).isEqualTo(fields);
    assertThat(Mails.text(root.reading())).isEqualTo(body);
    assertThat(Mails.faults(root).stream().map(Enum::name).collect(Collectors.joining(",")))
        .isEqualTo(fault == null ? "" : fault);
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Content-Type: text/plain            | Content-Type: text/html             | FIELD_REPEATED
          Content-Type: text/plain            | content-type:  TEXT/plain           | FIELD_REPEATED_ALIKE
          Content-Transfer-Encoding: base64   | Content-Transfer-Encoding: 7bit     | FIELD_REPEATED
          Content-Disposition: inline         | Content-Disposition: attachment     | FIELD_REPEATED
          Content-Type: text/plain            | Content-T(x)ype: text/html          | FIELD_NAME_NOT_PLAIN,FIELD_REPEATED
          Received: x                         | Received: y                         | ''
          MIME-Version: 1.0                   | Mime-Version: 1                     | ''
          Content-Type: text                  | Subject: x                          | TYPE_UNREADABLE
          Content-Type: multipart/mixed       | Subject: x                          | BOUNDARY_MISSING
          Content-Type: multipart/x; boundary="" | Subject: x                       | BOUNDARY_MISSING
          Content-Type: multipart/x; boundary=b  | Subject: x                       | DELIMITER_MISSING
          Content-Transfer-Encoding: x-none   | Subject: x                          | ENCODING_UNKNOWN
          """)
  void notes(String one, String two, String faults) {
    Node root = anatomy(one + "\n" + two + "\n\nbody\n").root();
    assertThat(Mails.faults(root).stream().map(Enum::name).sorted().toList())
        .isEqualTo(faults.isEmpty() ? List.of() : List.of(faults.split(",")));
  }

  @Test
  void a_nul_is_noted() {
    assertThat(Mails.faults(anatomy("Subject: a\0b\n\n").root()))
        .containsExactly(Irregularity.HEADER_NUL);
  }

  @Test
  void values_keep_their_own_bytes() {
    Header header = anatomy("A:  x \n\ty\u00e4 \n\n").root().header();
    assertThat(header.fields()).containsExactly(new Header.Field("A", "  x \r\n\ty\u00e4 "));
    assertThat(header.fields().get(0).unfolded()).isEqualTo("x \ty\u00e4");
  }

  private static String ends(String text) {
    return text.replace("~", "\r\n").replace('^', '\n').replace('!', '\r');
  }
}
