package org.postern.inspection.container;

import java.nio.charset.StandardCharsets;
import org.postern.inspection.mime.Charsets;

/**
 * What one of the two headers of a zip entry says.
 *
 * @param local position of the local header
 * @param data position of the packed bytes
 */
record ZipRecord(
    String name,
    int flags,
    int method,
    long packed,
    long unpacked,
    long crc,
    long local,
    long data) {
  static final int LOCAL_LENGTH = 30;

  private static final int UTF8 = 1 << 11;
  private static final int DESCRIPTOR = 1 << 3;
  private static final int ENCRYPTED = 1;
  private static final int STRONG = 1 << 6;
  private static final int AES = 99;
  private static final int ZIP64 = 1;
  private static final long IN_ZIP64 = 0xffffffffL;
  private static final int DEFLATED_NOTHING = 2;

  /** Reads a local header. Source: APPNOTE 6.3.10, section 4.3.7. */
  static ZipRecord local(Words zip, long at) {
    int nameLength = zip.u16(at + 26);
    int extraLength = zip.u16(at + 28);
    int flags = zip.u16(at + 6);
    long name = at + LOCAL_LENGTH;
    Extra extra = new Extra(zip, name + nameLength, extraLength);
    long unpacked = extra.wide(zip.u32(at + 22));
    long packed = extra.wide(zip.u32(at + 18));
    return new ZipRecord(
        name(zip, name, nameLength, flags),
        flags,
        zip.u16(at + 8),
        packed,
        unpacked,
        zip.u32(at + 14),
        at,
        name + nameLength + extraLength);
  }

  /** Reads an entry of the central directory. Source: APPNOTE 6.3.10, section 4.3.12. */
  static ZipRecord central(Words zip, long at, long shift) {
    int nameLength = zip.u16(at + 28);
    int flags = zip.u16(at + 8);
    Extra extra = new Extra(zip, at + 46 + nameLength, zip.u16(at + 30));
    long unpacked = extra.wide(zip.u32(at + 24));
    long packed = extra.wide(zip.u32(at + 20));
    long local = extra.wide(zip.u32(at + 42)) + shift;
    long data = local + LOCAL_LENGTH + zip.u16(local + 26) + zip.u16(local + 28);
    return new ZipRecord(
        name(zip, at + 46, nameLength, flags),
        flags,
        zip.u16(at + 10),
        packed,
        unpacked,
        zip.u32(at + 16),
        local,
        data);
  }

  /** Returns how many bytes the entry of the central directory at a position takes. */
  static long centralLength(Words zip, long at) {
    return 46L + zip.u16(at + 28) + zip.u16(at + 30) + zip.u16(at + 32);
  }

  boolean encrypted() {
    return (flags & (ENCRYPTED | STRONG)) != 0 || method == AES;
  }

  /** Returns whether sizes and checksum stand behind the data, and may be missing here. */
  boolean described() {
    return (flags & DESCRIPTOR) != 0;
  }

  boolean folder() {
    return (name.endsWith("/") || name.endsWith("\\")) && packed <= DEFLATED_NOTHING;
  }

  /** The sizes of ZIP64, which stand in the order in which the short ones are all ones. */
  private static final class Extra {
    private final Words zip;
    private long next;
    private long end;

    Extra(Words zip, long from, int length) {
      this.zip = zip;
      long at = from;
      while (at + 4 <= from + length) {
        int size = zip.u16(at + 2);
        if (zip.u16(at) == ZIP64) {
          next = at + 4;
          end = Math.min(next + size, from + length);
          return;
        }
        at += 4 + size;
      }
    }

    long wide(long narrow) {
      if (narrow != IN_ZIP64 || next + 8 > end) {
        return narrow;
      }
      next += 8;
      // Negative where the highest bit is set: past any end, and no sum may overflow.
      long value = zip.i64(next - 8);
      return value < 0 || value > Integer.MAX_VALUE * 1024L ? Integer.MAX_VALUE * 1024L : value;
    }
  }

  private static String name(Words zip, long from, int length, int flags) {
    byte[] raw = zip.bytes(from, length);
    if ((flags & UTF8) != 0) {
      return new String(raw, StandardCharsets.UTF_8);
    }
    String guessed = Charsets.guessed(raw);
    return guessed.length() < raw.length
        ? guessed
        : new String(raw, Charsets.named("IBM437").orElse(StandardCharsets.ISO_8859_1));
  }
}
