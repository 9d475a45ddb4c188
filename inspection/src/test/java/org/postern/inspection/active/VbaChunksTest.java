package org.postern.inspection.active;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the texts in VBA projects are packed. The examples are those of MS-OVBA, section 3.2. */
class VbaChunksTest {
  private static final String NORMAL =
      "012fb00023616161626364658266007061676869"
          + "6a013808616b6c00306d6e6f7006710270041072737475761077787"
          + "97a003c";

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "0119b000616263646566676800696a6b6c6d6e6f7000717273747576 2e, abcdefghijklmnopqrstuv.",
    NORMAL + ", #aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa",
  })
  void a_text_is_unpacked(String packed, String text) {
    assertThat(unpacked(HexFormat.of().parseHex(packed.replace(" ", "")))).isEqualTo(text);
  }

  @Test
  void a_letter_that_is_repeated_takes_seven_bytes() {
    assertThat(unpacked(HexFormat.of().parseHex("0103b002614500"))).isEqualTo("a".repeat(73));
  }

  @Test
  void a_text_of_several_chunks_is_unpacked() {
    String text = "Sub Something()\r\n".repeat(1000);
    assertThat(unpacked(VbaFile.packed(text))).isEqualTo(text);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "no container,              0219b0006162, ''",
    "no chunk,                  01, ''",
    "half a header,             0119, ''",
    "another signature,         011990006162, ''",
    "repeats what is not there, 0102b0010000, ''",
    "half a repetition,         0103b0026145, a"
  })
  void what_is_broken_ends(String what, String packed, String text) {
    assertThat(unpacked(HexFormat.of().parseHex(packed))).as(what).isEqualTo(text);
  }

  @Test
  void each_byte_may_be_the_last() {
    byte[] packed = HexFormat.of().parseHex(NORMAL);
    for (int length = 0; length < packed.length; length++) {
      byte[] cut = Arrays.copyOf(packed, length);
      assertThatCode(() -> unpacked(cut)).doesNotThrowAnyException();
    }
  }

  private static String unpacked(byte[] packed) {
    VbaChunks chunks = new VbaChunks(packed, 0);
    StringBuilder text = new StringBuilder();
    byte[] chunk = new byte[VbaChunks.CHUNK];
    for (int n = chunks.next(chunk); n >= 0; n = chunks.next(chunk)) {
      text.append(new String(chunk, 0, n, ISO_8859_1));
    }
    return text.toString();
  }
}
