package org.postern.inspection.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What encoded bodies become. {@code ~} is CRLF, {@code ^} a bare LF, {@code !} a bare CR. */
class DecodersTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          QUJD                 | ABC     | ABC     | ABC     | well
          QUI=                 | AB      | AB      | AB      | well
          QQ==                 | A       | A       | A       | well
          QU~JD~               | ABC     | ABC     | ABC     | well
          QUI                  | AB      | AB      | AB      | broken
          QUJDR                | ABC     | ABC     | ABC     | broken
          Q.U-J#D              | ABC     | ABC     | ABC     | broken
          QQ==QkM=             | A       | ABC     | A.$     | broken
          QUJD=REVG            | ABC     | ABCDEF  | ABCDEF  | broken
          QUJD====             | ABC     | ABC     | ABC     | well
          """)
  void base64(String text, String standard, String groups, String passedOver, String state)
      throws IOException {
    assertThat(decode(Coding.BASE64, text)).isEqualTo(standard);
    assertThat(decode(Coding.BASE64_IN_GROUPS, text)).isEqualTo(groups);
    assertThat(decode(Coding.BASE64_WITHOUT_PADDING, text).replace('\4', '.'))
        .isEqualTo(passedOver);
    assertThat(state(Coding.BASE64, text)).isEqualTo(state);
  }

  @Test
  void base64_has_other_readings_only_where_something_follows_padding() {
    assertThat(after(Coding.BASE64, "QUI=\r\n").alternatives()).isEmpty();
    assertThat(after(Coding.BASE64, "Q.U.J.D").alternatives()).isEmpty();
    assertThat(after(Coding.BASE64, "QQ==QQ==").alternatives())
        .containsExactly(Coding.BASE64_IN_GROUPS, Coding.BASE64_WITHOUT_PADDING);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          plain|plain|well
          a=3Db|a=b|well
          a=3db|a=b|well
          a=~b|ab|well
          a=^b|ab|well
          a=!b|ab|well
          a=  ~b|ab|well
          a  ~b|a~b|well
          a b|a b|well
          a^b|a^b|well
          a=xb|a=xb|broken
          a=4xb|a=4xb|broken
          a== b|a== b|broken
          a=  b|a=  b|broken
          a=|a|well
          a=4|a=4|broken
          a  |a|well
          """)
  void quoted_printable(String text, String decoded, String state) throws IOException {
    assertThat(decode(Coding.QUOTED_PRINTABLE, text)).isEqualTo(decoded);
    assertThat(state(Coding.QUOTED_PRINTABLE, text)).isEqualTo(state);
  }

  @ParameterizedTest
  @EnumSource
  void block_ends_make_no_difference(Coding coding) throws IOException {
    Random random = new Random(3);
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 200; i++) {
        text.append("ABCabc019+/== =\t\r\n=3D=0a.-\0\u00ff".charAt(random.nextInt(28)));
      }
      byte[] encoded = bytes(text.toString());
      byte[] whole = decode(coding, encoded, 32 << 10);
      for (int block = 1; block < 8; block++) {
        assertThat(decode(coding, encoded, block)).isEqualTo(whole);
      }
    }
  }

  @Test
  void what_was_encoded_by_the_book_comes_back() throws IOException {
    for (int size : IntStream.range(0, 300).toArray()) {
      byte[] bytes = new byte[size * size];
      new Random(size).nextBytes(bytes);
      byte[] base64 = Base64.getMimeEncoder().encode(bytes);
      assertThat(decode(Coding.BASE64, base64, 1000)).isEqualTo(bytes);
    }
  }

  @Test
  void quoted_printable_is_what_mime4j_makes_of_it() throws IOException {
    byte[] text = bytes("Gr\u00fc\u00dfe = 1\t\r\n\r\nfrom here. \r\n.\r\n".repeat(40));
    byte[] encoded = bytes(EncoderUtil.encodeQ(text, EncoderUtil.Usage.TEXT_TOKEN));
    byte[] soft =
        bytes(new String(encoded, StandardCharsets.ISO_8859_1).replace("=20", "=20=\r\n"));
    for (byte[] body : new byte[][] {encoded, soft, text}) {
      try (var reference = new QuotedPrintableInputStream(new ByteArrayInputStream(body))) {
        assertThat(decode(Coding.QUOTED_PRINTABLE, body, 100)).isEqualTo(reference.readAllBytes());
      }
    }
  }

  private static String state(Coding coding, String text) {
    return after(coding, text).broken() ? "broken" : "well";
  }

  private static Decoder after(Coding coding, String text) {
    Decoder decoder = coding.decoder();
    byte[] encoded = bytes(ends(text));
    byte[] decoded = new byte[decoder.mostOf(encoded.length)];
    decoder.decode(encoded, 0, encoded.length, decoded, 0);
    decoder.end(new byte[decoder.mostOf(0)], 0);
    return decoder;
  }

  private static String decode(Coding coding, String text) throws IOException {
    String decoded =
        new String(decode(coding, bytes(ends(text)), 100), StandardCharsets.ISO_8859_1);
    return decoded.replace("\r\n", "~").replace('\n', '^').replace('\r', '!');
  }

  private static byte[] decode(Coding coding, byte[] encoded, int block) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var in =
        new DecodingStream(
            new ByteArrayInputStream(encoded), coding.decoder(), Long.MAX_VALUE, block)) {
      in.transferTo(out);
    }
    return out.toByteArray();
  }

  private static String ends(String text) {
    return text.replace("~", "\r\n").replace('^', '\n').replace('!', '\r');
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
