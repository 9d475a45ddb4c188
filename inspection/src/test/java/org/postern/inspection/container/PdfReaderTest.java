package org.postern.inspection.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.inspection.content.Content;

/** Files in a PDF, its locks, and how both can be hidden. */
class PdfReaderTest {
  private static final String HELLO = "hello, hello, hello";

  @ParameterizedTest
  @ValueSource(strings = {"/Encrypt 5 0 R", "/Encr#79pt 5 0 R", "/#45ncrypt<</V 4>>"})
  void a_lock_is_seen_however_its_name_is_written(String entry) {
    Listing listing = list("trailer <</Root 1 0 R " + entry + ">>");
    assertThat(listing.has(Flaw.Kind.ENCRYPTED)).isTrue();
    assertThat(listing.traits()).contains(Trait.LOCKED_DOCUMENT);
  }

  @Test
  void a_longer_name_is_no_lock() {
    assertThat(list("trailer <</EncryptMetadata false>>").flaws()).isEmpty();
  }

  @Test
  void a_lock_behind_a_stream_without_an_end_is_seen() {
    String pdf =
        "1 0 obj <</Length 3>> stream\nabc\n2 0 obj <</Encrypt 3 0 R>> stream\nx\nendstream";
    assertThat(list(pdf).has(Flaw.Kind.ENCRYPTED)).isTrue();
  }

  @Test
  void a_file_has_the_name_of_its_specification() {
    String pdf =
        "1 0 obj <</Type/Filespec/F (old.exe)/UF (r\\165n.exe)/EF <</F 2 0 R>>>> endobj\n"
            + object("2 0", "", HELLO);
    assertThat(only(pdf).name()).isEqualTo("run.exe");
    assertThat(text(only(pdf))).isEqualTo(HELLO);
  }

  @Test
  void a_wide_name_is_read() {
    String pdf =
        "1 0 obj <</UF <FEFF00E4002E006500780065>/EF<</UF 2 0 R>>>> endobj\n"
            + object("2 0", "", HELLO);
    assertThat(only(pdf).name()).isEqualTo("\u00e4.exe");
  }

  @Test
  void a_specification_in_a_stream_of_objects_is_seen() {
    String inner = "1 0 <</UF (a.exe)/EF<</F 2 0 R>>>>";
    String pdf =
        object("9 0", "/Type/ObjStm/Filter/FlateDecode", deflated(inner))
            + object("2 0", "/Filter [/FlateDecode]", deflated(HELLO));
    assertThat(only(pdf).name()).isEqualTo("a.exe");
    assertThat(text(only(pdf))).isEqualTo(HELLO);
  }

  @Test
  void filters_are_undone_one_after_the_other() {
    String hex = HexFormat.of().formatHex(Samples.bytes(deflated(HELLO))) + ">";
    String pdf = object("2 0", "/Type/Embedded#46ile/Filter[/ASCIIHexDecode /Fl]", hex);
    assertThat(text(only(pdf))).isEqualTo(HELLO);
    String base85 = object("2 0", "/Type/EmbeddedFile/Filter/ASCII85Decode", "87cURD]i,\"Ebo80~>");
    assertThat(text(only(base85))).isEqualTo("Hello World!");
  }

  @Test
  void an_angle_is_a_digit_of_base_85() {
    String pdf = object("2 0", "/Type/EmbeddedFile/Filter/ASCII85Decode", "87>URD]i,\"Ebo80~>");
    assertThat(text(only(pdf))).hasSize(12);
  }

  @Test
  void runs_are_undone() {
    String runs = "\4hello\u00ffl\0!\u0080rest";
    String pdf = object("2 0", "/Type/EmbeddedFile/Filter/RunLengthDecode", runs);
    assertThat(text(only(pdf))).isEqualTo("helloll!");
    String both = object("2 0", "/Type/EmbeddedFile/Filter[/Fl/RL]", deflated(runs));
    assertThat(text(only(both))).isEqualTo("helloll!");
  }

  @Test
  void lzw_is_undone() {
    // The example of the standard: 45 45 45 45 45 65 45 45 45 66.
    String packed = "\u0080\13\u0060\u0050\42\f\f\u0085\u0001";
    String pdf = object("2 0", "/Type/EmbeddedFile/Filter/LZWDecode", packed);
    assertThat(text(only(pdf))).isEqualTo("-----A---B");
  }

  @Test
  void deflated_bytes_without_their_sum_are_read() {
    String whole = deflated(HELLO);
    String pdf =
        object("2 0", "/Type/EmbeddedFile/Filter/Fl", whole.substring(0, whole.length() - 4));
    byte[] bytes = new byte[HELLO.length()];
    try (InputStream in = only(pdf).open()) {
      assertThat(in.readNBytes(bytes, 0, bytes.length)).isEqualTo(bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)).isEqualTo(HELLO);
  }

  @Test
  void comments_hide_no_file_and_no_filter() {
    String pdf =
        "2 0 obj << /Type %x\n/EmbeddedFile /Filter%y\n/FlateDecode >> %z\nstream\n"
            + deflated(HELLO)
            + "\nendstream endobj\n";
    assertThat(text(only(pdf))).isEqualTo(HELLO);
  }

  @Test
  void a_filter_that_is_not_undone_is_said() {
    Member member = only(object("2 0", "/Type/EmbeddedFile/Filter/Crypt", HELLO));
    assertThat(member.closed().orElseThrow().detail()).contains("/Crypt");
  }

  @Test
  void of_objects_that_inflate_without_end_only_a_part_is_read() {
    String pdf = object("9 0", "/Type/ObjStm/Filter/FlateDecode", deflated(" ".repeat(50 << 20)));
    assertThat(list(pdf).members()).isEmpty();
  }

  private static String object(String number, String dictionary, String bytes) {
    return number + " obj <<" + dictionary + ">>\nstream\n" + bytes + "\nendstream endobj\n";
  }

  private static String deflated(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(Samples.bytes(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private static Member only(String pdf) {
    Listing listing = list(pdf);
    assertThat(listing.members()).hasSize(1);
    return listing.members().get(0);
  }

  private static String text(Member member) {
    try (InputStream in = member.open()) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Listing list(String pdf) {
    Content content = Content.of(Samples.bytes("%PDF-1.7\n" + pdf));
    return Containers.list(content, List.of("application/pdf"), "", FreeMeter.PLENTY);
  }
}
