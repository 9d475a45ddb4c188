package org.postern.inspection.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.snappy.FramedSnappyCompressorInputStream;
import org.apache.commons.compress.compressors.z.ZCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;
import org.postern.inspection.content.Content;

/**
 * What commons-compress unpacks. Apart from the rest, so that all else works where the library is
 * missing: not every James server has it.
 */
final class CompressLibrary {
  private CompressLibrary() {}

  static InputStream deflate64(InputStream in) {
    return new Deflate64CompressorInputStream(in);
  }

  static InputStream gzip(InputStream in) throws IOException {
    return new GzipCompressorInputStream(in, true);
  }

  static InputStream bzip2(InputStream in) throws IOException {
    return new BZip2CompressorInputStream(in, true);
  }

  static InputStream zstd(InputStream in) throws IOException {
    return new ZstdCompressorInputStream(in);
  }

  static InputStream lz4(InputStream in) throws IOException {
    return new FramedLZ4CompressorInputStream(in, true);
  }

  static InputStream lz4Block(InputStream in) throws IOException {
    return new BlockLZ4CompressorInputStream(in);
  }

  static InputStream snappy(InputStream in) throws IOException {
    return new FramedSnappyCompressorInputStream(in);
  }

  static InputStream compress(InputStream in) throws IOException {
    return new ZCompressorInputStream(in, Codec.MEMORY_KB);
  }

  /** Shrunk and imploded entries: the library reads them only as a file, so it gets one. */
  static InputStream zipped(Words zip, ZipRecord record) throws IOException {
    int length = (int) Math.min(record.packed(), zip.size());
    ByteBuffer local = ByteBuffer.allocate(31).order(ByteOrder.LITTLE_ENDIAN);
    local.put(new byte[] {'P', 'K', 3, 4});
    header(local, record, length);
    local.put((byte) 'x');
    ByteBuffer rest = ByteBuffer.allocate(47 + 22).order(ByteOrder.LITTLE_ENDIAN);
    rest.put(new byte[] {'P', 'K', 1, 2}).putShort((short) 20);
    header(rest, record, length);
    rest.position(46).put((byte) 'x');
    rest.put(new byte[] {'P', 'K', 5, 6}).putInt(0).putShort((short) 1).putShort((short) 1);
    rest.putInt(47).putInt(31 + length).putShort((short) 0);
    Content alone =
        Content.concat(
            Content.of(local.array()), zip.slice(record.data(), length), Content.of(rest.array()));
    ZipFile file = ZipFile.builder().setSeekableByteChannel(new ContentChannel(alone)).get();
    return file.getInputStream(file.getEntry("x"));
  }

  private static void header(ByteBuffer into, ZipRecord record, int length) {
    into.putShort((short) 20).putShort((short) (record.flags() & 6));
    into.putShort((short) record.method()).putInt(0).putInt((int) record.crc());
    into.putInt(length).putInt((int) record.unpacked()).putShort((short) 1).putShort((short) 0);
  }
}
