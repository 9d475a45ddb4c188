package org.postern.inspection.anatomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.content.Content;

/** Files that stand in a text in UTF-16 are found as in any other. */
class WideTest {
  private static final String MARKER =
      "MZ, the marker that every one of these tests looks for, longer than a line of base64.";

  /** {@code %M} is the marker in base64; {@code ~} is CRLF. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text/html                | <html><a href="data:a/b;base64,%M">
          text/html; charset=UTF-8 | <html>\u4f60\u597d<a href="data:a/b;base64,%M">
          text/plain               | begin-base64 644 a.bin~%M~====~
          text/plain               | see here~~begin-base64 644 a.bin~%M~====~
          text/plain               | %M~
          text/calendar            | BEGIN:VCALENDAR~ATTACH;ENCODING=BASE64:%M~END:VCALENDAR~
          image/svg+xml            | <?xml version="1.0"?><svg><a href="data:a/b;base64,%M"/></svg>
          """)
  void files_in_utf_16_are_found(String type, String text) {
    String file = text.replace("%M", base64(bytes(MARKER))).replace("~", "\r\n");
    String head = "Content-Type: " + type + "\r\nContent-Transfer-Encoding: ";
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      for (String mark : List.of("", "\ufeff")) {
        byte[] wide = (mark + file).getBytes(charset);
        check(Mails.bytes(head + "base64\r\n\r\n" + base64(wide)));
        check(Mails.bytes(head + "8bit\r\n\r\n" + new String(wide, StandardCharsets.ISO_8859_1)));
        check(Mails.bytes(Mails.attachment("a.zip", Mails.zip(false, "a.x", latin1(wide)))));
        check(Mails.bytes("\r\n<a href='data:;base64," + base64(wide) + "'>"));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"text/plain, UTF-16LE", "'text/plain; charset=utf-16', UTF-16BE"})
  void prose_in_utf_16_holds_no_file(String type, Charset charset) {
    byte[] prose = "Dear all,\r\nsee the data: they begin well.\r\nAnna".getBytes(charset);
    String head = "Content-Type: " + type + "\r\nContent-Transfer-Encoding: base64\r\n\r\n";
    assertThat(Mails.anatomy(Mails.bytes(head + base64(prose))).nodes()).hasSize(1);
  }

  @Test
  void files_in_what_is_said_to_be_utf_16_are_found_behind_any_text() {
    String text =
        "\u4f60\u597d".repeat(400) + "<a href='data:;base64," + base64(bytes(MARKER)) + "'>";
    String head = "Content-Type: text/html; charset=\"UTF-16\"\r\nContent-Transfer-Encoding: ";
    String body = base64(text.getBytes(StandardCharsets.UTF_16LE));
    check(Mails.bytes(head + "base64\r\n\r\n" + body));
  }

  /** Measured in blocks of 64 kB, looked through in others. */
  @Test
  void files_far_inside_are_found() {
    String text = "some words and more\r\n".repeat(20_000) + "begin-base64 644 a.bin\r\n";
    byte[] wide = (text + base64(bytes(MARKER)) + "\r\n").getBytes(StandardCharsets.UTF_16LE);
    check(Mails.bytes("Content-Transfer-Encoding: base64\r\n\r\n" + base64(wide)));
  }

  private static void check(byte[] mail) {
    Anatomy anatomy = Anatomy.of(Content.of(mail), Budget.DEFAULT);
    assertThat(anatomy.nodes().flatMap(node -> node.readings().stream()).map(Mails::text))
        .contains(MARKER);
    Mails.checkReadable(anatomy);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return Mails.bytes(text);
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
