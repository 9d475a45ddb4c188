package org.postern.inspection.anatomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.inspection.anatomy.Mails.attachment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.inspection.Finding;
import org.postern.inspection.NotWhole;

/**
 * What was unpacked before the place where a file is broken is looked at, and why it breaks said.
 */
class BrokenMemberTest {
  private static final String TEXT = "a file that somebody wants to hide, a file that is short *";

  @ParameterizedTest(name = "{0} with {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gz             | junk behind it      | bytes stand behind the end
          gz             | zeros behind it     | bytes stand behind the end
          gz             | one byte behind it  | bytes stand behind the end
          gz             | another CRC         | CRC does not match
          gz             | another size        | size does not match
          gz             | the last byte away  | ends too early
          bzip2          | junk behind it      | bytes stand behind the end
          bzip2          | another CRC         | CRC does not match
          xz             | junk behind it      | it ends too early
          xz             | another CRC         | it cannot be unpacked
          xz             | the last byte away  | ends too early
          zstd           | junk behind it      | cannot be unpacked
          lz4-framed     | junk behind it      | bytes stand behind the end
          lz4-framed     | the last byte away  | ends too early
          """)
  void the_content_is_what_comes_before_the_error(String codec, String damage, String cause)
      throws IOException, CompressorException {
    Anatomy anatomy =
        Mails.anatomy(attachment("f.bin", damaged(packed(codec, TEXT), codec, damage)));
    Node inside = anatomy.root().reading().children().get(0);
    assertThat(inside.reading().size()).isEqualTo(TEXT.length());
    try (InputStream in = inside.reading().content().open()) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)).isEqualTo(TEXT);
    }
    assertThat(inside.faults()).extracting(Fault::what).contains(Irregularity.CONTAINER_BROKEN);
    assertThat(inside.faults()).extracting(Fault::detail).anyMatch(why -> why.contains(cause));
  }

  @ParameterizedTest(name = "a {0} that is cut off in its middle")
  @ValueSource(strings = {"gz", "xz", "lzma", "zstd"})
  void much_of_a_long_file_is_seen(String codec) throws IOException, CompressorException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      text.append(Integer.toHexString(i * 0x9e3779b1)).append('\n');
    }
    byte[] whole = packed(codec, text.toString());
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    Node inside = Mails.anatomy(attachment("f.bin", half)).root().reading().children().get(0);
    assertThat(inside.reading().size()).isGreaterThan(text.length() / 5);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"a.xz", "a.lzma"})
  void a_file_that_needs_much_memory_to_unpack_is_not_looked_at_and_waits(String name)
      throws IOException, CompressorException {
    boolean xz = name.endsWith("xz");
    byte[] bytes = packed(xz ? "xz" : "lzma", TEXT);
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (xz) {
      // 2 << 26 bytes, in a header of 12 bytes of which the last 4 are its sum.
      bytes[16] = 30;
      CRC32 sum = new CRC32();
      sum.update(bytes, 12, 8);
      header.putInt(20, (int) sum.getValue());
    } else {
      header.putInt(1, 128 << 20);
    }
    Anatomy anatomy = Mails.anatomy(attachment(name, bytes));
    assertThat(NotWhole.findings(anatomy))
        .extracting(Finding::effect, Finding::name)
        .containsExactly(Tuple.tuple(Finding.Effect.DEFER, "budget-dictionary"));
  }

  private static byte[] damaged(byte[] whole, String codec, String damage) {
    byte[] bytes = whole.clone();
    switch (damage) {
      case "junk behind it" -> {
        return bytes(whole, "junk");
      }
      case "zeros behind it" -> {
        return Arrays.copyOf(whole, whole.length + 600);
      }
      case "one byte behind it" -> {
        return bytes(whole, "x");
      }
      case "another CRC" -> bytes[place(codec, bytes.length)] ^= 1;
      case "another size" -> bytes[bytes.length - 2] ^= 1;
      case "the last byte away" -> {
        return Arrays.copyOf(whole, whole.length - 1);
      }
      default -> throw new IllegalArgumentException(damage);
    }
    return bytes;
  }

  private static byte[] bytes(byte[] whole, String behind) {
    byte[] longer = Arrays.copyOf(whole, whole.length + behind.length());
    System.arraycopy(Mails.bytes(behind), 0, longer, whole.length, behind.length());
    return longer;
  }

  /** Where a checksum of the content stands. */
  private static int place(String codec, int length) {
    return switch (codec) {
      case "gz" -> length - 6;
      case "bzip2" -> 11;
      case "xz" -> length - 12 - 8 - 8 - 2;
      default -> throw new IllegalArgumentException(codec);
    };
  }

  private static byte[] packed(String codec, String text) throws IOException, CompressorException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        new CompressorStreamFactory().createCompressorOutputStream(codec, bytes)) {
      out.write(Mails.bytes(text));
    }
    return bytes.toByteArray();
  }
}
