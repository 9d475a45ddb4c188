package org.postern.inspection.mime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a boundary may be written, so that every program reads the same one. {@code ~} is CRLF. */
class BoundaryTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/mixed; boundary=abc",
        "multipart/mixed; boundary=\"a b (c) = d?\"",
        "multipart/mixed;~\tboundary=\"abc\"; charset=x",
        "multipart/mixed; boundary = abc ; type=\"text/html\"",
        "multipart/mixed; BOUNDARY==_Exmh_1==",
        "multipart/mixed; boundary=\"abc\" charset=x",
        "multipart/mixed; name=\"boundary layer.txt\"; boundary=abc",
        "multipart/mixed; boundary=\"boundary\"",
        "multipart/mixed; boundary=\"\"",
        "multipart/mixed",
      })
  void plain(String value) {
    assertThat(BoundaryText.isPlain(value.replace("~", "\r\n"))).isTrue();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          boundary="a"b            | a, b, ab
          boundary=a"b"            | a, b, ab
          boundary=a,b             | a, a,b
          boundary=a b             | a, a b
          boundary=(c)a            | (c)a
          boundary=a(c)            | a, a(c)
          boundary="a\\"b"         | a\\"b
          boundary="a~ b"          | a, a b, ab
          boundary*=us-ascii''a    | a
          boundary*0=a             | a
          boundary(c)=a            | a
          boundary="a              | a
          boundary='a'(            | a(
          boundary==?x?q?a?=       | =?x?q?a?=
          boundary="\u00e4"        | \u00e4
          """)
  void not_plain(String parameter, String candidates) {
    String value = "multipart/mixed; " + parameter.replace("~", "\r\n");
    assertThat(BoundaryText.isPlain(value)).isFalse();
    assertThat(BoundaryText.candidates(value)).contains(candidates.split(", "));
  }

  @ParameterizedTest
  @ValueSource(ints = {70, 71})
  void more_than_70_characters_are_not_plain(int length) {
    assertThat(BoundaryText.isPlain("multipart/x; boundary=" + "b".repeat(length)))
        .isEqualTo(length <= 70);
  }
}
