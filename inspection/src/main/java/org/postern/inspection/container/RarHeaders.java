package org.postern.inspection.container;

import java.util.ArrayList;
import java.util.List;

/**
 * The headers of a rar, from 1.5 on: all that can be told of it without its packing.
 *
 * @param entries the files, without folders
 * @param locked whether the headers themselves are encrypted
 * @param whole whether they were read up to the end
 */
record RarHeaders(List<RarEntry> entries, boolean locked, boolean whole) {
  private static final String MARK = "Rar!\u001a\u0007\0";
  private static final String MARK_5 = "Rar!\u001a\u0007\u0001\0";
  private static final int MAIN = 0x73;
  private static final int FILE = 0x74;
  private static final int SERVICE = 0x7a;
  private static final int END = 0x7b;
  private static final int LONG_BLOCK = 0x8000;
  private static final int STORED = 0x30;
  private static final int FOLDER = 0xe0;

  RarHeaders {
    entries = List.copyOf(entries);
  }

  static RarHeaders read(Words rar, Listing.Draft draft) {
    if (rar.is(0, MARK_5)) {
      return new Rar5Headers(rar).read(MARK_5.length(), draft);
    }
    return rar.is(0, MARK) ? read4(rar, draft) : new RarHeaders(List.of(), false, false);
  }

  /** Source: technote.txt of RAR 4.20, sections Archive format and Block formats. */
  private static RarHeaders read4(Words rar, Listing.Draft draft) {
    List<RarEntry> entries = new ArrayList<>();
    long at = MARK.length();
    while (at + 7 <= rar.size() && entries.size() < draft.meter.members() && !draft.full()) {
      int type = rar.u8(at + 2);
      int flags = rar.u16(at + 3);
      int size = rar.u16(at + 5);
      if (type == END) {
        return new RarHeaders(entries, false, true);
      }
      if (size < 7 || type < 0x72 || type > END) {
        return new RarHeaders(entries, false, false);
      }
      if (type == MAIN && (flags & 0x80) != 0) {
        return new RarHeaders(entries, true, false);
      }
      boolean large = (flags & 0x100) != 0 && (type == FILE || type == SERVICE);
      boolean data = (flags & LONG_BLOCK) != 0 || type == FILE || type == SERVICE;
      long packed = data ? rar.u32(at + 7) | (large ? rar.u32(at + 32) << 32 : 0) : 0;
      if (packed < 0) {
        return new RarHeaders(entries, false, false);
      }
      if (type == FILE && (flags & FOLDER) != FOLDER) {
        entries.add(entry4(rar, at, flags, at + size, packed));
      }
      at += size + packed;
    }
    // Old archives have no block for their end.
    return new RarHeaders(entries, false, at == rar.size());
  }

  private static RarEntry entry4(Words rar, long at, int flags, long data, long packed) {
    long name = at + 32 + ((flags & 0x100) != 0 ? 8 : 0);
    int length = (int) Math.min(rar.u16(at + 26), Math.max(0, data - name));
    boolean wide = (flags & 0x200) != 0;
    String path = wide ? RarNames.wide(rar.bytes(name, length)) : rar.name(name, length);
    return new RarEntry(
        path.replace('\\', '/'),
        data,
        packed,
        rar.u8(at + 25) == STORED,
        (flags & 4) != 0,
        (flags & 3) != 0);
  }
}
