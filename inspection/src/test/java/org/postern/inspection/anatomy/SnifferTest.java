package org.postern.inspection.anatomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What content looks like, told from its bytes alone. */
class SnifferTest {
  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          4d5a9000                          | application/x-dosexec EXECUTABLE
          7f454c460201                      | application/x-elf EXECUTABLE
          cffaedfe0700                      | application/x-mach-binary EXECUTABLE
          23212f62696e2f7368                | text/x-script SCRIPT
          504b030414                        | application/zip ARCHIVE
          1f8b08                            | application/gzip ARCHIVE
          526172211a0700                    | application/vnd.rar ARCHIVE
          377abcaf271c                      | application/x-7z-compressed ARCHIVE
          255044462d312e34                  | application/pdf DOCUMENT
          d0cf11e0a1b11ae1                  | application/x-ole-storage DOCUMENT
          89504e470d0a1a0a                  | image/png IMAGE
          474946383961                      | image/gif IMAGE
          ffd8ffe0                          | image/jpeg IMAGE
          0d0a3c48544d4c3e                  | text/html DOCUMENT
          efbbbf3c21444f43545950452068746d6c | text/html DOCUMENT
          52656365697665643a2066726f6d      | message/rfc822 MESSAGE
          cafebabe00000034                  | application/java-vm EXECUTABLE
          cafebabe00000002                  | application/x-mach-binary EXECUTABLE
          4c0000000114020000000000c000000000000046 | application/x-ms-shortcut SHORTCUT
          edabeedb                          | application/x-rpm INSTALLER, application/x-rpm ARCHIVE
          636f6e6563746978                  | application/x-vhd DISK_IMAGE
          4d5357494d000000                  | application/x-ms-wim DISK_IMAGE
          774f4646                          | font/woff FONT
          30800609 2a864886f70d010702a080308002010131 | application/pkcs7-mime ARCHIVE
          68656c6c6f0d0a                    | text/plain TEXT
          68c3a46c6c6f                      | text/plain TEXT
          000102                            | application/octet-stream UNKNOWN
          ''                                | application/octet-stream UNKNOWN
          """)
  void is(String hex, String type) {
    byte[] head = HexFormat.of().parseHex(hex.replace(" ", ""));
    assertThat(words(head)).isEqualTo(type);
  }

  @ParameterizedTest(name = "\"{0}\" is {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MZ, as we call him, sends his best regards from the sea and will be back by | text/plain TEXT
          BM and BA are airlines               | text/plain TEXT
          FWS is short for something           | text/plain TEXT
          From: a@b                            | message/rfc822 MESSAGE
          From a@b Mon Jan 1 00:00:00 2024     | application/mbox MESSAGE
          <?xml version="1.0"?><svg xmlns="x"> | image/svg+xml IMAGE
          <svg onload="x">                     | image/svg+xml IMAGE
          <!DOCTYPE html><p>                   | text/html DOCUMENT
          [InternetShortcut]                   | text/x-shortcut SHORTCUT
          [Desktop Entry]                      | text/x-shortcut SHORTCUT
          @echo off                            | text/x-script SCRIPT
          <?php echo 1;                        | text/x-script SCRIPT
          <job id="x"><script language="x">    | text/x-script SCRIPT
          Set x = CreateObject("a")            | text/plain TEXT, text/x-script SCRIPT
          #!/bin/sh                            | text/x-script SCRIPT
          #!AMR                                | audio/amr AUDIO
          REGEDIT4                             | text/x-registry SCRIPT
          OTTOmatic                            | text/plain TEXT
          """)
  void text_is(String text, String type) {
    byte[] head = Mails.bytes(text);
    assertThat(words(head)).isEqualTo(type);
  }

  @Test
  void a_letter_that_begins_with_mz_is_a_program_if_a_program_header_is_where_it_must_be() {
    byte[] head = Mails.bytes("MZ" + " ".repeat(58) + "@\0\0\0" + "PE\0\0" + " ".repeat(200));
    assertThat(words(head)).isEqualTo("application/x-dosexec EXECUTABLE");
  }

  @Test
  void a_zip_behind_a_picture_is_told_by_its_end() {
    byte[] zip = Mails.zip(false, "x.exe", "hello");
    byte[] file = Mails.bytes("GIF89a" + "x".repeat(100));
    byte[] both = java.util.Arrays.copyOf(file, file.length + zip.length);
    System.arraycopy(zip, 0, both, file.length, zip.length);
    Anatomy anatomy = Mails.anatomy(Mails.attachment("a.gif", both));
    assertThat(anatomy.root().reading().types())
        .extracting(FileType::mediaType)
        .containsExactly("image/gif", "application/zip");
    assertThat(anatomy.nodes().skip(1))
        .extracting(node -> node.names().get(0))
        .containsExactly("x.exe");
  }

  @Test
  void content_may_be_several_things_at_once() {
    byte[] head = new byte[600];
    head[0] = 'M';
    head[1] = 'Z';
    System.arraycopy(Mails.bytes("ustar"), 0, head, 257, 5);
    assertThat(words(head))
        .isEqualTo("application/x-dosexec EXECUTABLE, application/x-tar ARCHIVE");
  }

  @Test
  void a_signature_that_is_cut_off_is_none() {
    for (int length = 0; length < 4; length++) {
      assertThat(Sniffer.types(Mails.bytes("PK\3\4"), length).get(0).family())
          .isNotEqualTo(FileType.Family.ARCHIVE);
    }
  }

  private static String words(byte[] head) {
    return Sniffer.types(head, head.length).stream()
        .map(type -> type.mediaType() + ' ' + type.family())
        .collect(Collectors.joining(", "));
  }
}
