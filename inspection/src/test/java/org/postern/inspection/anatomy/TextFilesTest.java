package org.postern.inspection.anatomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.inspection.content.Content;

/** Files that stand in a text in an encoding of their own are members of it. {@code ~} is CRLF. */
class TextFilesTest {
  private static final String FILE =
      "MZ, some program, which is longer than any line of base64 may be.";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          begin 644 a.exe~%U`~end~|a.exe
          begin 0 a.exe~%U`~end~|a.exe
          begin 100644 my a.exe~%U`~end~|my a.exe
          BEGIN 644 a.exe~%U`~END~|a.exe
          begin\t644\ta.exe~%U`~end~|a.exe
          begin a.exe~%U|a.exe
          begin 644 ~%U`~end~|
          begin 644 x~no data~begin 644 a.exe~%U`~end~|a.exe
          <pre>begin 644 a.exe~%U`~end~</pre>|a.exe
          begin-base64 644 a.exe~%B~====~|a.exe
          %B~|
          -----BEGIN X-----~Version: 1~~%B~=abcd~-----END X-----~|
          BEGIN:VCARD~KEY;ENCODING=BASE64:~ %B~END:VCARD~|
          BEGIN:VCALENDAR~ATTACH;X-FILENAME=a.exe;ENCODING=BASE64:%B~END:VCALENDAR~|a.exe
          BEGIN:VCALENDAR~ATTACH;X="a:b";FILENAME="a.exe";ENCODING="BASE64":%B~END:VCALENDAR~|a.exe
          BEGIN:VCALENDAR~ATTACH;ENC~ ODING=BASE6~ 4;FILENAME=a.exe:~ %B~END:VCALENDAR~|a.exe
          \u00ef\u00bb\u00bfBEGIN:VCARD~SOUND;WAVE;BASE64:~ %B~END:VCARD~|
          <a href="data:a/b;base64,%B">|
          <a href='DATA:;charset=x;base64,%B'>|
          """)
  void are_found(String text, String name) {
    String with = text.replace("~", "\r\n").replace("%B", base64()).replace("%U", uu());
    check("see here\r\n\r\n" + with, name == null ? "" : name);
  }

  @Test
  void quoted_and_indented_files_are_found() {
    String uu = ("begin 644 a.exe\r\n" + uu() + "`\r\nend\r\n");
    check(uu.replaceAll("(?m)^", "> "), "a.exe");
    check(uu.replaceAll("(?m)^", " "), "a.exe");
  }

  /** These encodings end with a mark alone; what stands before it is looked at all the same. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=ybegin line=9 size=9 name=x~",
        "=ybegin line=9 size=9 name=x~=ybegin line=9 size=9 name=y~",
        "begin 644 x~#86)C~BEGIN 644 A-NAME-OF-THE-LENGTH-OF-A-LINE.EXE~",
        "(This file must be converted with BinHex 4.0)~",
        "(This file must be converted with BinHex 4.0)~~:!~~",
      })
  void a_feigned_start_hides_nothing(String start) {
    String text = "~see~" + start + (start.contains("BEGIN") ? "" : "begin 644 a~") + uu();
    Anatomy anatomy = Mails.anatomy(Mails.bytes(text.replace("~", "\r\n")));
    assertThat(anatomy.nodes())
        .anySatisfy(node -> assertThat(Mails.text(node.reading())).isEqualTo(FILE));
  }

  @Test
  void yenc_is_found() {
    StringBuilder lines = new StringBuilder("=ybegin line=128 size=67 name=a.exe\r\n");
    for (byte b : Mails.bytes(FILE)) {
      char c = (char) (b + 42 & 0xff);
      lines.append("\0\r\n=".indexOf(c) < 0 ? c : "=" + (char) (c + 64 & 0xff));
    }
    check(lines + "\r\n=yend size=67\r\n", "a.exe");
  }

  @Test
  void an_openpgp_message_that_needs_no_key_is_opened() throws Exception {
    ByteArrayOutputStream literal = new ByteArrayOutputStream();
    literal.writeBytes(new byte[] {(byte) 0xcb, (byte) (FILE.length() + 11), 'b', 5});
    literal.writeBytes(Mails.bytes("a.exe\0\0\0\0" + FILE));
    check(armor(literal.toByteArray()), "a.exe");
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    compressed.writeBytes(new byte[] {(byte) 0xa3, 1});
    try (var out = new DeflaterOutputStream(compressed, new Deflater(9, true))) {
      literal.writeTo(out);
    }
    check(armor(compressed.toByteArray()), "a.exe");
    check(armor(compressed.toByteArray(), 12), "a.exe");
  }

  /** Runs of one byte are as long as two bytes say: BinHex of 3 MB that stands for 200 MB. */
  @Test
  void binhex_bombs_draw_on_the_budget() throws Exception {
    String run = "\u0041\u0090\u00ff".repeat(800_000);
    StringBuilder text = new StringBuilder("\n(This file must be converted with BinHex\n\n:");
    String alphabet = "!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr";
    for (int i = 0; i < run.length(); i += 3) {
      int three = run.charAt(i) << 16 | run.charAt(i + 1) << 8 | run.charAt(i + 2);
      for (int shift = 18; shift >= 0; shift -= 6) {
        text.append(alphabet.charAt(three >> shift & 0x3f));
      }
      text.append(i % 48 == 0 ? "\n" : "");
    }
    Budget budget = Budget.DEFAULT.with(Limit.DECODED_BYTES, 10 << 20);
    Anatomy anatomy = Anatomy.of(Content.of(Mails.bytes(text.toString())), budget);
    assertThat(anatomy.exceeded()).extracting(Anatomy.Exceeded::budget).contains("decodedBytes");
    List<TextFile> files =
        TextFiles.in(Content.of(Mails.bytes(text.toString())), 5, 10 << 20, () -> false);
    assertThat(files).hasSize(1);
    assertThat(files.get(0).content().size()).isBetween(10L << 20, 11L << 20);
  }

  @Test
  void an_openpgp_message_that_needs_a_key_is_locked() {
    byte[] session = new byte[80];
    session[0] = (byte) 0xc1;
    session[1] = 78;
    session[2] = 3;
    Node root = Mails.anatomy(Mails.bytes("\r\n" + armor(session))).root();
    assertThat(root.encrypted()).isTrue();
    assertThat(Mails.faults(root)).containsExactly(Irregularity.CONTENT_CLOSED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          begin 644 name~and ends with~end
          begin  with the obvious~and go on.
          Metadata: a
          6b7fa434f92a8b80aab02d9bf1a12e49ffcae424e4013a1c4f68b67e3d2bbcd0
          -----BEGIN CERTIFICATE-----~QUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJD~QUJD
          =ybegin
          """)
  void prose_is_no_file(String text) {
    assertThat(Mails.anatomy("\n" + text.replace("~", "\n")).nodes()).hasSize(1);
  }

  private static void check(String text, String name) {
    Anatomy anatomy = Mails.anatomy(Mails.bytes("Subject: x\r\n\r\n" + text));
    Node file = anatomy.nodes().reduce((first, last) -> last).orElseThrow();
    assertThat(Mails.text(file.reading())).isEqualTo(FILE);
    assertThat(String.join(",", file.names())).isEqualTo(name);
    assertThat(anatomy.root().faults()).isEmpty();
    Mails.checkReadable(anatomy);
  }

  private static String armor(byte[] packets) {
    return armor(packets, 64);
  }

  private static String armor(byte[] packets, int line) {
    return "-----BEGIN PGP MESSAGE-----\r\nComment: x\r\n\r\n"
        + Base64.getMimeEncoder(line, Mails.bytes("\r\n")).encodeToString(packets)
        + "\r\n=abcd\r\n-----END PGP MESSAGE-----\r\n";
  }

  private static String base64() {
    return Base64.getEncoder().encodeToString(Mails.bytes(FILE));
  }

  private static String uu() {
    StringBuilder lines = new StringBuilder();
    for (int line = 0; line < FILE.length(); line += 45) {
      int length = Math.min(45, FILE.length() - line);
      lines.append((char) (' ' + length));
      for (int at = line; at < line + length; at += 3) {
        int three = at(at) << 16 | at(at + 1) << 8 | at(at + 2);
        for (int shift = 18; shift >= 0; shift -= 6) {
          int value = three >> shift & 0x3f;
          lines.append(value == 0 ? '`' : (char) (' ' + value));
        }
      }
      lines.append("\r\n");
    }
    return lines.toString();
  }

  private static int at(int index) {
    return index < FILE.length() ? FILE.charAt(index) : 0;
  }
}
