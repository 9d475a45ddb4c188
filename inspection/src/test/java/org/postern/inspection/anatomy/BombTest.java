package org.postern.inspection.anatomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.inspection.anatomy.Mails.attachment;
import static org.postern.inspection.anatomy.Mails.bytes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.postern.inspection.anatomy.Anatomy.Exceeded;
import org.postern.inspection.content.Content;

/** Small files that unpack to much: each ends at a budget, which is said. */
class BombTest {
  private static final int MEGA = 1 << 20;

  @Test
  void ten_gigabytes_of_zeros_in_a_zip() {
    Anatomy anatomy = anatomy("zeros.zip", zip(zeros(10_240), 1));
    assertThat(anatomy.exceeded()).isNotEmpty();
    assertThat(unpacked(anatomy)).isLessThanOrEqualTo(Limit.DECODED_BYTES.byDefault());
  }

  @Test
  void a_thousand_entries_over_the_same_gigabyte() {
    byte[] bomb = zip(zeros(1024), 1000);
    Anatomy anatomy = anatomy("overlap.zip", bomb);
    assertThat(anatomy.exceeded()).extracting(Exceeded::budget).contains("unpackedBytes");
    assertThat(anatomy.root().faults())
        .extracting(Fault::what)
        .contains(Irregularity.CONTAINER_AMBIGUOUS);
    assertThat(unpacked(anatomy)).isEqualTo(Limit.UNPACKED_BYTES.byDefault());
  }

  @Test
  void zips_of_sixteen_zips_of_sixteen_zips() throws IOException {
    byte[] inner = zip(zeros(100), 1);
    for (int level = 0; level < 5; level++) {
      inner = sixteen(inner);
    }
    Anatomy anatomy = anatomy("nested.zip", inner);
    assertThat(anatomy.exceeded()).extracting(Exceeded::budget).contains("unpackedBytes");
  }

  @Test
  void a_bzip2_file_of_a_few_kilobytes() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (BZip2CompressorOutputStream out = new BZip2CompressorOutputStream(packed)) {
      out.write(new byte[20 * MEGA]);
    }
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    for (int i = 0; i < 500; i++) {
      bomb.writeBytes(packed.toByteArray());
    }
    Anatomy anatomy = anatomy("zeros.bz2", bomb.toByteArray());
    assertThat(anatomy.exceeded())
        .containsExactly(
            new Exceeded(
                "unpackedBytes", "message!zeros.bz2!zeros", Limit.UNPACKED_BYTES.byDefault()));
  }

  @Test
  void a_zip_in_a_zip_deeper_than_anyone_packs() throws IOException {
    byte[] inner = bytes("here");
    for (int level = 0; level < 40; level++) {
      inner =
          Mails.zip(true, "z.zip", new String(inner, java.nio.charset.StandardCharsets.ISO_8859_1));
    }
    assertThat(anatomy("deep.zip", inner).exceeded())
        .extracting(Exceeded::budget)
        .containsExactly("depth");
  }

  private static Anatomy anatomy(String name, byte[] file) {
    return anatomy(name, file, Budget.DEFAULT);
  }

  private static Anatomy anatomy(String name, byte[] file, Budget budget) {
    return Anatomy.of(message(name, file), budget);
  }

  private static Content message(String name, byte[] file) {
    return Content.of(bytes(attachment(name, file)));
  }

  private static long unpacked(Anatomy anatomy) {
    return anatomy.nodes().skip(1).mapToLong(node -> node.reading().size()).sum();
  }

  /** Zeros, deflated: a megabyte that was packed once, as often as wanted. */
  private static byte[] zeros(int megabytes) {
    Deflater deflater = new Deflater(9, true);
    byte[] packed = new byte[8192];
    deflater.setInput(new byte[MEGA]);
    int length = deflater.deflate(packed, 0, packed.length, Deflater.FULL_FLUSH);
    byte[] piece = Arrays.copyOf(packed, length);
    ByteArrayOutputStream all = new ByteArrayOutputStream(piece.length * megabytes + 16);
    for (int i = 0; i < megabytes; i++) {
      all.writeBytes(piece);
    }
    deflater.reset();
    deflater.finish();
    all.write(packed, 0, deflater.deflate(packed));
    deflater.end();
    return all.toByteArray();
  }

  /** A zip whose directory names the same entry a number of times. */
  private static byte[] zip(byte[] deflated, int entries) {
    ByteBuffer zip = ByteBuffer.allocate(31 + deflated.length + entries * 47 + 22);
    zip.order(ByteOrder.LITTLE_ENDIAN);
    zip.putInt(0x04034b50).putShort((short) 20);
    header(zip, deflated.length);
    zip.put((byte) 'z').put(deflated);
    int start = zip.position();
    for (int i = 0; i < entries; i++) {
      int entry = zip.position();
      zip.putInt(0x02014b50).putInt(20 | 20 << 16);
      header(zip, deflated.length);
      zip.position(entry + 46).put((byte) 'z');
    }
    int end = zip.position();
    zip.putInt(0x06054b50).putInt(0).putShort((short) entries).putShort((short) entries);
    return zip.putInt(end - start).putInt(start).putShort((short) 0).array();
  }

  private static void header(ByteBuffer zip, int packed) {
    zip.putShort((short) 0).putShort((short) 8).putInt(0).putInt(0).putInt(packed).putInt(0);
    zip.putShort((short) 1).putShort((short) 0);
  }

  private static byte[] sixteen(byte[] file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < 16; i++) {
        zip.putNextEntry(new ZipEntry(i + ".zip"));
        zip.write(file);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
