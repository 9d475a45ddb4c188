package org.postern.inspection.container;

import org.postern.inspection.content.Content;

/**
 * A cpio archive: the two formats in ASCII and the old binary one in both byte orders.
 *
 * <p>Source: {@code cpio(5)}.
 */
final class CpioReader implements ContainerReader {
  private static final String LAST = "TRAILER!!!";
  private static final int FILE = 0100000;
  private static final int KIND = 0170000;

  /** One header; {@code data} is where the bytes begin, {@code next} where the next header does. */
  private record Header(String name, long mode, long data, long size, long next) {}

  @Override
  public void read(Content content, String name, Listing.Draft draft) throws BrokenException {
    Words cpio = new Words(content);
    long at = 0;
    while (at < cpio.size() && !draft.full()) {
      Header header = header(cpio, at);
      if (header.name().equals(LAST)) {
        return;
      }
      if ((header.mode() & KIND) == FILE) {
        draft.add(Member.of(header.name(), "cpio", cpio.slice(header.data(), header.size())));
      }
      if (header.size() > cpio.size() - header.data()) {
        throw new BrokenException("a member is cut off at " + at);
      }
      at = header.next();
    }
    throw new BrokenException("the trailer does not come");
  }

  private static Header header(Words cpio, long at) throws BrokenException {
    if (cpio.is(at, "07070")) {
      return cpio.u8(at + 5) == '7' ? octal(cpio, at) : hex(cpio, at);
    }
    if (cpio.u16(at) == 070707) {
      return binary(cpio, at, false);
    }
    if (cpio.u16be(at) == 070707) {
      return binary(cpio, at, true);
    }
    throw new BrokenException("no header at " + at);
  }

  private static Header octal(Words cpio, long at) throws BrokenException {
    long mode = number(cpio, at + 18, 6, 8);
    long length = number(cpio, at + 59, 6, 8);
    long size = number(cpio, at + 65, 11, 8);
    long data = at + 76 + length;
    return new Header(name(cpio, at + 76, length), mode, data, size, data + size);
  }

  private static Header hex(Words cpio, long at) throws BrokenException {
    long mode = number(cpio, at + 14, 8, 16);
    long size = number(cpio, at + 54, 8, 16);
    long length = number(cpio, at + 94, 8, 16);
    long data = at + round(110 + length, 4);
    return new Header(name(cpio, at + 110, length), mode, data, size, data + round(size, 4));
  }

  private static Header binary(Words cpio, long at, boolean big) {
    int mode = half(cpio, at + 6, big);
    int length = half(cpio, at + 20, big);
    long size = (long) half(cpio, at + 22, big) << 16 | half(cpio, at + 24, big);
    long data = at + round(26L + length, 2);
    return new Header(name(cpio, at + 26, length), mode, data, size, data + round(size, 2));
  }

  private static int half(Words cpio, long at, boolean big) {
    return big ? cpio.u16be(at) : cpio.u16(at);
  }

  private static String name(Words cpio, long at, long length) {
    return cpio.name(at, (int) Math.min(length, 4096));
  }

  private static long round(long length, int to) {
    return (length + to - 1) / to * to;
  }

  private static long number(Words cpio, long at, int length, int base) throws BrokenException {
    long value = Texts.number(cpio.latin(at, length), base);
    if (value < 0) {
      throw new BrokenException("no number at " + at);
    }
    return value;
  }
}
