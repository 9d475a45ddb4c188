package org.postern.inspection.anatomy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A zip whose only file is the zip itself. Its deflate stream is a program of two kinds of
 * instructions, to write bytes that follow and to repeat bytes that were written; each takes five
 * bytes, so that instructions can write instructions. Checksums are not right, which no reader of
 * structure minds.
 *
 * <p>Source: Russ Cox, Zip Files All The Way Down, 2010.
 */
final class ZipQuine {
  private static final String NAME = "r.zip";
  private static final int UNIT = 5;

  /** Where the deflate stream begins. */
  static final int DATA = 30 + NAME.length();

  private static final int COMMENT = 60;
  private static final int TAIL = UNIT + 46 + NAME.length() + 22 + COMMENT;

  /** Bytes of the instruction that repeats the tail: too far for one of five. */
  private static final int LONG_UNIT = 8;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private ZipQuine() {}

  static byte[] bytes() {
    int length = new ZipQuine().program(0).length;
    return new ZipQuine().program(length);
  }

  private byte[] program(int length) {
    byte[] head = head(length - DATA - TAIL + UNIT);
    byte[] tail = tail(length, length - DATA - TAIL + UNIT);
    byte[] repeatHead = repeat(head.length + UNIT);
    byte[] repeatTail = repeatFar(tail.length + LONG_UNIT);
    byte[] four = repeat(4 * UNIT);
    add(head);
    add(literal(head.length + UNIT), head, literal(head.length + UNIT));
    add(repeatHead);
    add(literal(UNIT), repeatHead);
    add(literal(UNIT), literal(UNIT));
    add(literal(4 * UNIT), repeatHead, literal(UNIT), literal(UNIT), literal(4 * UNIT));
    add(four);
    add(literal(4 * UNIT), four, literal(4 * UNIT), four, literal(4 * UNIT));
    add(four);
    byte[] last = literal(tail.length + LONG_UNIT);
    add(literal(4 * UNIT), four, literal(0), literal(0), last);
    add(four);
    add(literal(0), literal(0), last, repeatTail, tail);
    add(repeatTail);
    add(tail);
    return out.toByteArray();
  }

  private void add(byte[]... pieces) {
    for (byte[] piece : pieces) {
      out.writeBytes(piece);
    }
  }

  /** A stored block, of which the bytes follow. */
  private static byte[] literal(int length) {
    return ByteBuffer.allocate(UNIT)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0)
        .putShort((short) length)
        .putShort((short) ~length)
        .array();
  }

  /** The last so many bytes once more, as many as two instructions or a head have. */
  private static byte[] repeat(int length) {
    Bits bits = new Bits().block();
    if (length == 4 * UNIT) {
      bits.copy(length / 2, length).copy(length / 2, length).end();
    } else {
      bits.copy(length, length).end().block().end();
    }
    return bits.bytes(UNIT);
  }

  private static byte[] repeatFar(int length) {
    return new Bits()
        .block()
        .copy(length / 2, length)
        .copy(length - length / 2, length)
        .end()
        .block()
        .end()
        .bytes(LONG_UNIT);
  }

  private static byte[] head(int packed) {
    ByteBuffer head = little(DATA).putInt(0x04034b50).putShort((short) 20);
    entry(head, packed, packed + DATA + TAIL - UNIT);
    return head.put(Mails.bytes(NAME)).array();
  }

  /** The end of the deflate stream, the directory and the end record. */
  private static byte[] tail(int length, int packed) {
    ByteBuffer tail = little(TAIL).put(new byte[] {1, 0, 0, -1, -1});
    tail.putInt(0x02014b50).putInt(20 | 20 << 16);
    entry(tail, packed, length);
    tail.position(UNIT + 46).put(Mails.bytes(NAME));
    tail.putInt(0x06054b50).putInt(0).putShort((short) 1).putShort((short) 1);
    tail.putInt(46 + NAME.length()).putInt(length - TAIL + UNIT).putShort((short) COMMENT);
    return tail.array();
  }

  private static void entry(ByteBuffer into, int packed, int unpacked) {
    into.putShort((short) 0).putShort((short) 8).putInt(0).putInt(0);
    into.putInt(packed).putInt(unpacked).putShort((short) NAME.length()).putShort((short) 0);
  }

  private static ByteBuffer little(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Bits of blocks with the fixed codes. Source: RFC 1951, sections 3.2.5 and 3.2.6. */
  private static final class Bits {
    private static final int[] LENGTHS = {11, 19, 35, 67, 131, 259};
    private long bits;
    private int count;

    Bits block() {
      return low(0, 1).low(1, 2);
    }

    Bits end() {
      return high(0, 7);
    }

    Bits copy(int length, int distance) {
      length(length);
      int extra = 30 - Integer.numberOfLeadingZeros(distance - 1);
      int code = 2 * (extra + 1) + (distance - 1 >> extra & 1);
      return high(code, 5).low(distance - 1 & (1 << extra) - 1, extra);
    }

    private void length(int length) {
      if (length < LENGTHS[0]) {
        high(length - 2, 7);
        return;
      }
      int extra = 1;
      while (length >= LENGTHS[extra]) {
        extra++;
      }
      int over = length - LENGTHS[extra - 1];
      int code = 265 + 4 * (extra - 1) + (over >> extra);
      if (code < 280) {
        high(code - 256, 7);
      } else {
        high(code - 280 + 0xc0, 8);
      }
      low(over & (1 << extra) - 1, extra);
    }

    /** Bits with the lowest first. */
    private Bits low(int value, int width) {
      bits |= (long) value << count;
      count += width;
      return this;
    }

    /** A code: its highest bit first. */
    private Bits high(int code, int width) {
      return low(Integer.reverse(code) >>> 32 - width, width);
    }

    /** What is missing to a byte must be less than the start of a block. */
    byte[] bytes(int length) {
      if (count > 8 * length || count < 8 * length - 2) {
        throw new IllegalStateException(count + " bits in " + length + " bytes");
      }
      byte[] bytes = new byte[length];
      for (int i = 0; i < length; i++) {
        bytes[i] = (byte) (bits >>> 8 * i);
      }
      return bytes;
    }
  }
}
