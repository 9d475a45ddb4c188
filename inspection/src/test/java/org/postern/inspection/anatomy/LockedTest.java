package org.postern.inspection.anatomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only the recipient can open has its own word, and what is rare is unpacked all the same. */
class LockedTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "7z {0} makes it: locked")
  @CsvSource({
    "-tzip -psecret -mem=ZipCrypto",
    "-tzip -psecret -mem=AES256",
    "-t7z -psecret",
    "-t7z -psecret -mhe=on"
  })
  void an_archive_with_a_password_is_locked(String words) throws IOException {
    Node node = attached(archive(words));
    assertThat(node.walk()).anyMatch(Node::encrypted);
    assertThat(node.walk().flatMap(inner -> inner.faults().stream()).map(Fault::what))
        .contains(Irregularity.CONTENT_CLOSED);
  }

  @ParameterizedTest(name = "7z {0} makes it: unpacked")
  @CsvSource({"-t7z -m0=PPMd", "-t7z -m0=Delta", "-tzip -mm=PPMd", "-t7z -m0=LZMA -mf=BCJ2"})
  void an_archive_of_a_rare_packing_is_unpacked(String words) throws IOException {
    Node node = attached(archive(words));
    assertThat(node.reading().children())
        .extracting(inner -> inner.names().get(0), inner -> inner.reading().size())
        .containsExactly(org.assertj.core.groups.Tuple.tuple("hello.txt", 4000L));
    assertThat(node.walk().flatMap(inner -> inner.faults().stream())).isEmpty();
  }

  @Test
  void a_zip_entry_that_only_one_of_its_headers_calls_encrypted_is_locked_and_ambiguous() {
    byte[] zip = Mails.zip(true, "a.txt", "hello");
    zip[6] |= 1;
    Node node = attached(zip);
    assertThat(node.walk()).anyMatch(Node::encrypted);
    assertThat(Mails.faults(node)).contains(Irregularity.CONTAINER_AMBIGUOUS);
  }

  @Test
  void a_document_of_libreoffice_with_a_password_is_locked() {
    String manifest = "<manifest:file-entry><manifest:encryption-data manifest:checksum='x'/>";
    byte[] locked = Mails.zip(false, "content.xml", "\1\2", "META-INF/manifest.xml", manifest);
    byte[] open = Mails.zip(false, "content.xml", "<x/>", "META-INF/manifest.xml", "<x/>");
    assertThat(attached(locked).encrypted()).isTrue();
    assertThat(attached(open).encrypted()).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          enveloped S/MIME   | 30800609 2a864886f70d010703 a080 30800201003100
          OpenPGP with armor | c1c04c03 0123456789abcdef 01
          binary, for a key  | 85010c03 0123456789abcdef 01 00000000000000
          binary, for a key  | c1c04c03 0123456789abcdef 01 00000000000000
          binary, a password | 8c0d0409 03020123456789abcdefff d2
          """)
  void content_that_is_encrypted_is_locked_whatever_it_is_called(String what, String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    if (what.startsWith("OpenPGP with")) {
      byte[] whole = java.util.Arrays.copyOf(bytes, 300);
      String armor = java.util.Base64.getMimeEncoder().encodeToString(whole);
      bytes =
          Mails.bytes("-----BEGIN PGP MESSAGE-----\n\n" + armor + "\n-----END PGP MESSAGE-----\n");
    }
    assertThat(attached(bytes).walk()).anyMatch(Node::encrypted);
  }

  @Test
  void a_web_page_that_was_saved_as_a_message_is_taken_apart_like_one() {
    String mht =
        Mails.multipart(
            "b",
            "Content-Type: text/html\n\n<p>x",
            Mails.attachment("run.exe", Mails.bytes("hello")));
    byte[] saved = Mails.bytes("From: <Saved by Blink>\nMIME-Version: 1.0\n" + mht);
    assertThat(Mails.anatomy(Mails.attachment("page.mht", saved)).nodes())
        .anyMatch(node -> node.names().contains("run.exe"));
    byte[] zip = Mails.zip(false, "page.mht", new String(saved, StandardCharsets.ISO_8859_1));
    assertThat(attached(zip).walk()).anyMatch(node -> node.names().contains("run.exe"));
  }

  private static Node attached(byte[] file) {
    return Mails.anatomy(Mails.attachment("x.bin", file)).root();
  }

  /** Makes an archive of a file of 4,000 bytes with the words for 7z. */
  private byte[] archive(String words) throws IOException {
    Path program = SevenZipListing.program().orElse(null);
    Assumptions.assumeTrue(program != null, "7z is not installed");
    Files.writeString(folder.resolve("hello.txt"), "hello\n".repeat(700).substring(0, 4000));
    List<String> command = new ArrayList<>(List.of(program.toString(), "a"));
    command.addAll(List.of(words.split(" ")));
    command.addAll(List.of("out.bin", "hello.txt"));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return Files.readAllBytes(folder.resolve("out.bin"));
  }
}
