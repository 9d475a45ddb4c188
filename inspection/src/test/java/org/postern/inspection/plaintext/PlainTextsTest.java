package org.postern.inspection.plaintext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.anatomy.Budget;
import org.postern.inspection.content.Content;

/** The texts of whole messages. */
class PlainTextsTest {
  private static final long MUCH = 10 << 20;

  private static List<PlainText> texts(String mail) {
    return texts(mail, MUCH);
  }

  private static List<PlainText> texts(String mail, long limit) {
    byte[] bytes = mail.replace("\n", "\r\n").getBytes(UTF_8);
    return PlainTexts.of(Anatomy.of(Content.of(bytes), Budget.DEFAULT), limit);
  }

  private static String body(String type, byte[] bytes) {
    return "Content-Type: "
        + type
        + "\nContent-Transfer-Encoding: base64\n\n"
        + Base64.getMimeEncoder().encodeToString(bytes).replace("\r", "")
        + "\n";
  }

  @ParameterizedTest(name = "{0} declared, {1} in fact")
  @CsvSource({
    "utf-8, utf-8",
    "utf-8, windows-1252",
    "us-ascii, utf-8",
    "us-ascii, windows-1252",
    "iso-8859-1, windows-1252",
    "iso-8859-1, utf-8",
    "windows-1252, windows-1252",
    "nonsense, utf-8",
    "utf-16, utf-16",
    "utf-16, utf-16le",
    "utf-16, utf-16be",
    "utf-8, utf-16",
    "utf-8, utf-16le",
    "utf-32, utf-32",
    "utf-7, utf-7",
    "ibm037, ibm037",
    "macintosh, x-MacRoman",
  })
  void a_text_is_decoded(String declared, String real) {
    String text = "Prüfung: 4111 1111 1111 1111 für die Kunden\n";
    byte[] bytes =
        real.equals("utf-7")
            ? text.replace("ü", "+APw-").getBytes(UTF_8)
            : text.getBytes(Charset.forName(real));
    assertThat(texts(body("text/plain; charset=" + declared, bytes)))
        .contains(new PlainText("message", text, true));
  }

  @ParameterizedTest
  @CsvSource({"iso-2022-jp", "shift_jis", "euc-jp", "utf-8", "gb18030"})
  void an_eastern_charset_is_decoded(String charset) {
    String text = "番号 番号 4111";
    byte[] bytes = text.getBytes(Charset.forName(charset));
    assertThat(texts(body("text/plain; charset=" + charset, bytes)))
        .extracting(PlainText::text)
        .containsExactly(text);
    String html = "<meta charset=" + charset + ">" + text;
    assertThat(texts(body("text/html", html.getBytes(Charset.forName(charset)))))
        .extracting(PlainText::text)
        .containsExactly(text);
  }

  @Test
  void characters_that_nobody_sees_are_left_out() {
    String text = "4\u200b111\u00ad 11\u206011\ufeff";
    assertThat(texts(body("text/plain; charset=utf-8", text.getBytes(UTF_8))))
        .extracting(PlainText::text)
        .containsExactly("4111 1111");
  }

  @Test
  void every_text_of_a_message_is_there_in_order_and_equal_ones_once() {
    String mail =
        """
        Content-Type: multipart/mixed; boundary="x"

        --x

        first
        --x
        Content-Type: text/html

        <p>sec<b>ond</b></p>
        --x

        first
        --x
        Content-Type: text/csv; name="a.csv"

        name;number
        --x
        Content-Type: image/gif
        Content-Transfer-Encoding: base64

        R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=
        --x--
        """;
    assertThat(texts(mail))
        .containsExactly(
            new PlainText("1", "first", true),
            new PlainText("2", "second\n", true),
            new PlainText("4", "name;number", true));
  }

  @Test
  void what_is_past_the_limit_is_said_not_to_be_whole() {
    String mail =
        """
        Content-Type: multipart/mixed; boundary="x"

        --x

        first
        --x

        second
        --x

        third
        --x--
        """;
    assertThat(texts(mail, 7))
        .containsExactly(
            new PlainText("1", "first", true),
            new PlainText("2", "se", false),
            new PlainText("3", "", false));
  }

  @Test
  void of_a_message_in_a_message_the_text_is_read_and_not_the_source() {
    String mail =
        """
        Content-Type: multipart/mixed; boundary="x"

        --x
        Content-Type: message/rfc822

        Subject: not this
        Content-Type: text/html

        <p>inner text</p>
        --x--
        """;
    assertThat(texts(mail)).extracting(PlainText::text).containsExactly("inner text\n");
    String whole = "Content-Type: message/rfc822\n\nSubject: not this\n\ninner text\n";
    assertThat(texts(whole)).extracting(PlainText::text).containsExactly("inner text\n");
  }

  @Test
  void a_text_is_read_whatever_file_is_in_it() {
    String mail = "Subject: x\n\nseen\n\nbegin 644 a.txt\n#86)C\n`\nend\n";
    assertThat(texts(mail)).extracting(PlainText::text).anyMatch(text -> text.startsWith("seen"));
  }

  @Test
  void no_more_is_read_than_the_limit() {
    String mail = "Content-Type: text/html\n\n" + "<b>x</b>".repeat(10_000);
    List<PlainText> texts = texts(mail, 800);
    assertThat(texts).hasSize(1);
    assertThat(texts.get(0).whole()).isFalse();
    assertThat(texts.get(0).text()).hasSizeLessThanOrEqualTo(800);
  }
}
