package org.postern.inspection.anatomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.inspection.content.Content;

/** Files stand in texts wherever a text lies: in archives, and in files that stand in texts. */
class TextsInFilesTest {
  private static final String MARKER =
      "MZ, the marker that every one of these tests looks for, longer than a line of base64.";

  private static final String LETTER =
      "From: a@example.org\r\n"
          + "MIME-Version: 1.0\r\n"
          + "Content-Type: application/octet-stream\r\n"
          + "Content-Transfer-Encoding: base64\r\n\r\n"
          + base64(MARKER)
          + "\r\n";

  /** {@code %L} is the letter in base64; {@code ~} is CRLF. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "begin-base64 644 a.eml~%L~====~",
        "begin-base64 644 a.bin~%L~====~",
        "%L~",
        "<a href='data:message/rfc822;base64,%L'>",
        "BEGIN:VCALENDAR~ATTACH;FILENAME=a.eml;ENCODING=BASE64:%L~END:VCALENDAR~",
      })
  void a_message_in_a_text_is_opened(String text) {
    check(anatomy(text.replace("%L", base64(LETTER)).replace("~", "\r\n")));
  }

  @Test
  void prose_in_a_text_that_begins_as_a_message_does_is_not_accused() {
    String prose = "To: everyone\r\nhave a look (at: this)\r\nContent-T(x)ype: a\r\n\r\nx\r\n";
    Anatomy anatomy = anatomy("begin-base64 644 a.txt\r\n" + base64(prose) + "\r\n====\r\n");
    assertThat(anatomy.nodes()).allSatisfy(node -> assertThat(node.faults()).isEmpty());
  }

  /** {@code %M} is the marker in base64. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a.txt  | see~begin-base64 644 a~%M~====~
          a.txt  | To: everyone~~see~begin-base64 644 a~%M~====~
          a.txt  | Content-Type: multipart/mixed; boundary=a~~begin-base64 644 a~%M~====~--a~~x~--a--~
          a.html | <html><a href="data:a/b;base64,%M">
          a.html | <html><script>x</script><a href="data:a/b;base64,%M">
          a.hta  | <hta:application><a href="data:a/b;base64,%M">
          a.svg  | <svg><image href="data:a/b;base64,%M"/></svg>
          a.xml  | <?xml version="1.0"?><svg><image href="data:a/b;base64,%M"/></svg>
          a.ics  | BEGIN:VCALENDAR~ATTACH;ENCODING=BASE64:%M~END:VCALENDAR~
          a.js   | var x = 'data:a/b;base64,%M';
          """)
  void files_in_a_text_are_found_wherever_it_lies(String name, String text) throws IOException {
    String file = text.replace("%M", base64(MARKER)).replace("~", "\r\n");
    check(attached("a.zip", Mails.zip(false, name, file)));
    check(attached("a.gz", gzip(file)));
    check(attached("a.zip", Mails.zip(true, "b.zip", latin1(Mails.zip(false, name, file)))));
    check(attached(name, Mails.bytes(file)));
    check(anatomy("begin-base64 644 " + name + "\r\n" + base64(file) + "\r\n====\r\n"));
    check(anatomy("<a href='data:;base64," + base64(file) + "'>"));
  }

  @Test
  void texts_in_texts_draw_on_the_depth() {
    String text = MARKER;
    for (int i = 0; i < 12; i++) {
      text = "<a href='data:;base64," + base64(text) + "'>";
    }
    Budget budget = Budget.DEFAULT.with(Limit.DEPTH, 5);
    Anatomy anatomy = Anatomy.of(Content.of(mail(text)), budget);
    assertThat(anatomy.exceeded()).extracting(Anatomy.Exceeded::budget).contains("depth");
  }

  /** A source tree holds many of them. */
  @Test
  void texts_in_archives_draw_on_the_entries() {
    String text = ("<a href='data:;base64," + base64(MARKER) + "'>").repeat(10);
    byte[] mail =
        Mails.bytes(Mails.attachment("a.zip", Mails.zip(false, "a.html", text, "b.html", text)));
    assertThat(Anatomy.of(Content.of(mail), Budget.DEFAULT.with(Limit.PARTS, 5)).exceeded())
        .isEmpty();
    assertThat(Anatomy.of(Content.of(mail), Budget.DEFAULT.with(Limit.ENTRIES, 15)).exceeded())
        .extracting(Anatomy.Exceeded::budget)
        .containsExactly("entries");
  }

  @Test
  void a_text_that_needs_a_key_is_locked_in_an_archive_too() {
    byte[] session = new byte[80];
    session[0] = (byte) 0xc1;
    session[1] = 78;
    session[2] = 3;
    String armor =
        "-----BEGIN PGP MESSAGE-----\r\n\r\n"
            + base64(latin1(session))
            + "\r\n-----END PGP MESSAGE-----\r\n";
    Anatomy anatomy = attached("a.zip", Mails.zip(false, "a.asc", armor));
    assertThat(anatomy.nodes())
        .filteredOn(node -> node.names().contains("a.asc"))
        .singleElement()
        .satisfies(node -> assertThat(node.encrypted()).isTrue())
        .satisfies(
            node -> assertThat(Mails.faults(node)).containsExactly(Irregularity.CONTENT_CLOSED));
  }

  private static void check(Anatomy anatomy) {
    assertThat(anatomy.nodes().flatMap(node -> node.readings().stream()).map(Mails::text))
        .contains(MARKER);
    assertThat(anatomy.exceeded()).isEmpty();
    Mails.checkReadable(anatomy);
  }

  private static Anatomy anatomy(String text) {
    return Mails.anatomy(mail(text));
  }

  private static byte[] mail(String text) {
    return Mails.bytes("Subject: x\r\nContent-Type: text/html\r\n\r\n" + text);
  }

  private static Anatomy attached(String name, byte[] file) {
    return Mails.anatomy(Mails.attachment(name, file));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(Mails.bytes(text));
    }
    return bytes.toByteArray();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(Mails.bytes(text));
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
