package org.postern.inspection.active;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Where in the streams of a VBA project the source texts of its modules begin.
 *
 * <p>Source: MS-OVBA 2.3.4.2.
 */
final class VbaFolder {
  private static final int LARGEST = 1 << 20;
  private static final int VERSION = 0x09;
  private static final int STREAM_NAME = 0x1a;
  private static final int STREAM_NAME_WIDE = 0x32;
  private static final int TEXT_OFFSET = 0x31;

  private VbaFolder() {}

  /**
   * Reads the stream {@code dir}.
   *
   * @return offsets by the names of streams, lower case; as many as can be read
   */
  static Map<String, Integer> offsets(byte[] packed) {
    byte[] dir = unpacked(packed);
    Map<String, Integer> offsets = new HashMap<>();
    String name = "";
    String wide = "";
    int at = 0;
    while (at + 6 <= dir.length) {
      int id = dir[at] & 0xff | (dir[at + 1] & 0xff) << 8;
      long size = id == VERSION ? 6 : i32(dir, at + 2) & 0xffffffffL;
      int from = at + 6;
      if (size > dir.length - from) {
        return offsets;
      }
      int to = from + (int) size;
      if (id == STREAM_NAME) {
        name = new String(dir, from, to - from, StandardCharsets.ISO_8859_1);
      } else if (id == STREAM_NAME_WIDE) {
        wide = new String(dir, from, to - from, StandardCharsets.UTF_16LE);
      } else if (id == TEXT_OFFSET && size >= 4) {
        offsets.put(name.toLowerCase(Locale.ROOT), i32(dir, from));
        offsets.put(wide.toLowerCase(Locale.ROOT), i32(dir, from));
      }
      at = to;
    }
    return offsets;
  }

  private static byte[] unpacked(byte[] packed) {
    VbaChunks chunks = new VbaChunks(packed, 0);
    byte[] all = new byte[0];
    byte[] chunk = new byte[VbaChunks.CHUNK];
    int length = 0;
    for (int n = chunks.next(chunk); n >= 0 && length < LARGEST; n = chunks.next(chunk)) {
      all = all.length < length + n ? Arrays.copyOf(all, 2 * (length + n)) : all;
      System.arraycopy(chunk, 0, all, length, n);
      length += n;
    }
    return Arrays.copyOf(all, length);
  }

  private static int i32(byte[] in, int at) {
    return in[at] & 0xff
        | (in[at + 1] & 0xff) << 8
        | (in[at + 2] & 0xff) << 16
        | (in[at + 3] & 0xff) << 24;
  }
}
