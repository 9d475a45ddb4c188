package org.postern.inspection.container;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the headers of a rar from 5.0 on. Source: RAR 5.0 archive format, by its author. */
final class Rar5Headers {
  private static final int FILE = 2;
  private static final int ENCRYPTION = 4;
  private static final int END = 5;
  private static final int EXTRA = 1;
  private static final int DATA = 2;
  private static final int SPLIT = 0x18;
  private static final int FOLDER = 1;
  private static final int LOCK_RECORD = 1;
  private static final int LINK_RECORD = 5;
  private static final long LARGEST = 1L << 50;
  private static final int LONGEST_NAME = 4096;

  private final Words rar;
  private final List<RarEntry> entries = new ArrayList<>();
  private long at;

  Rar5Headers(Words rar) {
    this.rar = rar;
  }

  RarHeaders read(long from, Listing.Draft draft) {
    at = from;
    while (at + 7 <= rar.size() && entries.size() < draft.meter.members() && !draft.full()) {
      at += 4;
      long size = number();
      long data = at + size;
      long type = number();
      long flags = number();
      long extra = (flags & EXTRA) != 0 ? number() : 0;
      long packed = (flags & DATA) != 0 ? number() : 0;
      if (type == END) {
        return new RarHeaders(entries, false, true);
      }
      if (type == ENCRYPTION) {
        return new RarHeaders(entries, true, false);
      }
      if (size < 2 || data > rar.size()) {
        return new RarHeaders(entries, false, false);
      }
      if (type == FILE) {
        file(data, extra, packed, (flags & SPLIT) != 0);
      }
      at = data + packed;
    }
    return new RarHeaders(entries, false, false);
  }

  private void file(long data, long extra, long packed, boolean split) {
    long flags = number();
    number();
    number();
    at += ((flags & 2) != 0 ? 4 : 0) + ((flags & 4) != 0 ? 4 : 0);
    long packing = number();
    number();
    int length = (int) Math.min(number(), LONGEST_NAME);
    String name = new String(rar.bytes(at, length), StandardCharsets.UTF_8);
    boolean encrypted = false;
    boolean link = false;
    long next = Math.max(at, data - extra);
    while (next < data) {
      at = next;
      long size = number();
      next = at + Math.max(1, size);
      long type = number();
      encrypted |= type == LOCK_RECORD;
      link |= type == LINK_RECORD;
    }
    if ((flags & FOLDER) == 0 && !link) {
      boolean stored = (packing >> 7 & 7) == 0;
      entries.add(new RarEntry(name, data, packed, stored, encrypted, split));
    }
  }

  /** A number of seven bits in each byte, the lowest first. No honest one is larger. */
  private long number() {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      int b = rar.u8(at++);
      value |= shift < 63 ? (b & 0x7fL) << shift : 0;
      if (b < 0x80) {
        return Math.clamp(value, 0, LARGEST);
      }
    }
    return LARGEST;
  }
}
