package org.postern.inspection.container;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.postern.inspection.content.Content;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.XZInputStream;

/** What xz-java unpacks. Apart from the rest, so that all else works where it is missing. */
final class XzLibrary {
  private XzLibrary() {}

  static InputStream xz(InputStream in) throws IOException {
    return new XZInputStream(in, Codec.MEMORY_KB);
  }

  static InputStream lzma(InputStream in) throws IOException {
    return new LZMAInputStream(in, Codec.MEMORY_KB);
  }

  /** A stream with an end mark and the properties that lzip always has. */
  static InputStream raw(InputStream in, int dictionary) throws IOException {
    if (dictionary > Codec.MEMORY_KB << 10) {
      throw new BrokenException("LZMA wants " + dictionary + " bytes of memory");
    }
    return new LZMAInputStream(in, -1, (byte) 93, dictionary);
  }

  /** An entry of a zip. Source: APPNOTE 6.3.10, section 5.8. */
  static InputStream zipped(Content packed, ZipRecord record) throws IOException {
    Words words = new Words(packed);
    int properties = words.u8(4);
    int dictionary = words.i32(5);
    if (dictionary < 0 || dictionary > Codec.MEMORY_KB << 10) {
      throw new BrokenException("LZMA wants " + (dictionary & 0xffffffffL) + " bytes of memory");
    }
    boolean marked = (record.flags() & 2) != 0;
    InputStream in = packed.slice(Math.min(9, packed.size()), packed.size()).open();
    return new LZMAInputStream(
        new BufferedInputStream(in),
        marked ? -1 : record.unpacked(),
        (byte) properties,
        dictionary);
  }
}
