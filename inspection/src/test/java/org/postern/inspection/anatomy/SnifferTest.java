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
          68656c6c6f0d0a                    | text/plain TEXT
          68c3a46c6c6f                      | text/plain TEXT
          000102                            | application/octet-stream UNKNOWN
          ''                                | application/octet-stream UNKNOWN
          """)
  void is(String hex, String type) {
    byte[] head = HexFormat.of().parseHex(hex);
    assertThat(words(head)).isEqualTo(type);
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
