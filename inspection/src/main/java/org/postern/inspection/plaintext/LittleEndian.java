package org.postern.inspection.plaintext;

import java.util.Arrays;

/** Numbers at any position of bytes, the low byte first. Past the end everything is zero. */
record LittleEndian(byte[] all) {

  int size() {
    return all.length;
  }

  int u8(long at) {
    return at >= 0 && at < all.length ? all[(int) at] & 0xff : 0;
  }

  int u16(long at) {
    return u8(at) | u8(at + 1) << 8;
  }

  long u32(long at) {
    return u16(at) | (long) u16(at + 2) << 16;
  }

  double f64(long at) {
    return Double.longBitsToDouble(u32(at) | u32(at + 4) << 32);
  }

  /** Returns the bytes of a range, or as many of them as there are. */
  byte[] bytes(long from, long length) {
    int start = Math.clamp(from, 0, all.length);
    int end = Math.clamp(start + Math.max(0, length), start, all.length);
    return Arrays.copyOfRange(all, start, end);
  }
}
