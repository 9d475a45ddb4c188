package org.postern.inspection.anatomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.inspection.anatomy.Mails.attachment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenPGP without armor that is not encrypted but only packed: anybody can read it. */
class PackedPgpTest {
  private static final String TEXT = "x".repeat(20) + " a file that is not encrypted at all";
  private static final byte[] LITERAL = Mails.bytes("b\5a.txt\0\0\0\0" + TEXT);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a new length",
        "an old length",
        "an old length of two bytes",
        "without a length",
        "in pieces",
        "behind a marker",
        "compressed by nothing",
        "compressed by zip",
        "compressed by zlib",
        "compressed by bzip2"
      })
  void the_file_in_it_is_looked_at(String how) throws IOException {
    Node message = Mails.anatomy(attachment("f.bin", message(how))).root();
    assertThat(message.encrypted()).isFalse();
    Node file = message.reading().children().get(0);
    assertThat(file.names()).containsExactly("a.txt");
    try (InputStream in = file.reading().content().open()) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)).isEqualTo(TEXT);
    }
  }

  @Test
  void any_other_bytes_are_none() {
    byte[] bytes = LITERAL.clone();
    assertThat(Mails.anatomy(attachment("f.bin", bytes)).root().isLeaf()).isTrue();
  }

  private static byte[] message(String how) throws IOException {
    byte[] literal = packet(0xcb, LITERAL);
    return switch (how) {
      case "a new length" -> literal;
      case "an old length" -> packet(0xac, LITERAL);
      case "an old length of two bytes" ->
          join(new byte[] {(byte) 0xad, 0, (byte) LITERAL.length}, LITERAL);
      case "without a length" -> join(new byte[] {(byte) 0xaf}, LITERAL);
      case "in pieces" -> pieces();
      case "behind a marker" -> join(packet(0xca, Mails.bytes("PGP")), literal);
      case "compressed by nothing" -> packet(0xc8, join(new byte[] {0}, literal));
      case "compressed by zip" -> compressed(1, literal);
      case "compressed by zlib" -> compressed(2, literal);
      case "compressed by bzip2" -> compressed(3, literal);
      default -> throw new IllegalArgumentException(how);
    };
  }

  private static byte[] pieces() {
    byte[] bytes = new byte[LITERAL.length + 3];
    bytes[0] = (byte) 0xcb;
    bytes[1] = (byte) 0xe5;
    System.arraycopy(LITERAL, 0, bytes, 2, 32);
    bytes[34] = (byte) (LITERAL.length - 32);
    System.arraycopy(LITERAL, 32, bytes, 35, LITERAL.length - 32);
    return bytes;
  }

  private static byte[] compressed(int algorithm, byte[] literal) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(0xa3);
    bytes.write(algorithm);
    Deflater deflater = new Deflater(6, algorithm == 1);
    try (OutputStream out =
        algorithm == 3
            ? new BZip2CompressorOutputStream(bytes)
            : new DeflaterOutputStream(bytes, deflater)) {
      out.write(literal);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  private static byte[] packet(int head, byte[] body) {
    return join(new byte[] {(byte) head, (byte) body.length}, body);
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] all = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
