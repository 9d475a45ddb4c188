package org.postern.inspection.anatomy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks for line ends eight bytes at a time: most bytes that are looked at are none. */
final class LineSearch {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOWEST = 0x0101010101010101L;
  private static final long HIGHEST = LOWEST << 7;
  private static final long LF = LOWEST * '\n';
  private static final long CR = LOWEST * '\r';

  private LineSearch() {}

  /** Returns where the first CR or LF from {@code from} on stands, or {@code to}. */
  static int lineEnd(byte[] block, int from, int to) {
    int at = from;
    while (at + Long.BYTES <= to) {
      long eight = (long) EIGHT.get(block, at);
      // The lowest bit that is left belongs to the first byte that is one of the two.
      long found = zero(eight ^ LF) | zero(eight ^ CR);
      if (found != 0) {
        return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
      }
      at += Long.BYTES;
    }
    while (at < to && block[at] != '\n' && block[at] != '\r') {
      at++;
    }
    return at;
  }

  /** The highest bit of each byte that is zero; bytes above the first of them may have it too. */
  private static long zero(long eight) {
    return eight - LOWEST & ~eight & HIGHEST;
  }
}
