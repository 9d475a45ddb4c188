package org.postern.inspection.active;

/**
 * The chunks of a compressed container of a VBA project, unpacked one by one.
 *
 * <p>Source: MS-OVBA 2.4.1.
 */
final class VbaChunks {
  /** Bytes that a chunk unpacks to at most. */
  static final int CHUNK = 4096;

  private final byte[] in;
  private int at;

  /**
   * A container.
   *
   * @param from where it begins
   */
  VbaChunks(byte[] in, int from) {
    this.in = in;
    this.at = from < 0 || from >= in.length || in[from] != 1 ? in.length : from + 1;
  }

  /**
   * Unpacks the next chunk.
   *
   * @param out of at least {@link #CHUNK} bytes
   * @return how many bytes it is; -1 if there is no more
   */
  int next(byte[] out) {
    if (at + 2 > in.length) {
      return -1;
    }
    int header = u16(at);
    if ((header >> 12 & 7) != 3) {
      at = in.length;
      return -1;
    }
    int from = at + 2;
    boolean packed = header >> 15 == 1;
    int to = Math.min(in.length, packed ? at + (header & 0xfff) + 3 : from + CHUNK);
    at = to;
    if (packed) {
      return unpack(from, to, out);
    }
    System.arraycopy(in, from, out, 0, to - from);
    return to - from;
  }

  private int unpack(int from, int to, byte[] out) {
    int i = from;
    int n = 0;
    while (i < to) {
      int flags = in[i++] & 0xff;
      for (int bit = 0; bit < 8 && i < to && n < CHUNK; bit++) {
        if ((flags >> bit & 1) == 0) {
          out[n++] = in[i++];
        } else if (i + 1 < to) {
          int next = copy(u16(i), n, out);
          if (next < 0) {
            at = in.length;
            return n;
          }
          n = next;
          i += 2;
        } else {
          return n;
        }
      }
      if (n == CHUNK) {
        return n;
      }
    }
    return n;
  }

  /** Repeats what came before; -1 if that would be from before the chunk. */
  private static int copy(int token, int n, byte[] out) {
    int bits = Math.max(4, 32 - Integer.numberOfLeadingZeros(Math.max(0, n - 1)));
    int offset = (token >> 16 - bits) + 1;
    int length = (token & 0xffff >> bits) + 3;
    if (offset > n) {
      return -1;
    }
    int end = Math.min(CHUNK, n + length);
    for (int i = n; i < end; i++) {
      out[i] = out[i - offset];
    }
    return end;
  }

  private int u16(int position) {
    return in[position] & 0xff | (in[position + 1] & 0xff) << 8;
  }
}
