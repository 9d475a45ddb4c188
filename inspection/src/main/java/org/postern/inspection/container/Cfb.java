package org.postern.inspection.container;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.postern.inspection.content.Content;

/**
 * The sectors of an OLE2 file: a file system of streams. Chains that run in circles end where they
 * would be longer than the file.
 *
 * <p>Source: MS-CFB 11.0, sections 2.2 to 2.6.
 */
final class Cfb {
  private static final int HEADER_SECTORS = 109;
  private static final long LAST_SECTOR = 0xfffffffaL;
  private static final int ENTRY = 128;

  private final Words file;
  private final int shift;
  private final int miniShift;
  private final long cutoff;
  private final List<Long> fat = new ArrayList<>();
  private final Words miniFat;
  private final Content miniStream;
  private final Words directory;

  Cfb(Content content) throws BrokenException {
    file = new Words(content);
    shift = file.u16(30);
    miniShift = file.u16(32);
    cutoff = file.u32(56);
    if (shift < 7 || shift > 16 || miniShift < 4 || miniShift > shift) {
      throw new BrokenException("sectors of 2^" + shift + " bytes");
    }
    fatSectors();
    directory = new Words(chain(file.u32(48), Long.MAX_VALUE));
    miniFat = new Words(chain(file.u32(60), Long.MAX_VALUE));
    miniStream = chain(directory.u32(116), Math.max(0, directory.u32(120)));
  }

  private void fatSectors() {
    for (int i = 0; i < HEADER_SECTORS; i++) {
      addFat(file.u32(76 + 4L * i));
    }
    long sector = file.u32(68);
    int perSector = (1 << shift - 2) - 1;
    for (long seen = 0; sector < LAST_SECTOR && seen < sectors(); seen++) {
      for (int i = 0; i < perSector; i++) {
        addFat(file.u32(at(sector) + 4L * i));
      }
      sector = file.u32(at(sector) + 4L * perSector);
      if (at(sector) >= file.size()) {
        return;
      }
    }
  }

  private void addFat(long sector) {
    if (sector < LAST_SECTOR && fat.size() <= sectors()) {
      fat.add(sector);
    }
  }

  private long sectors() {
    return (file.size() >> shift) + 1;
  }

  private long at(long sector) {
    return sector + 1 << shift;
  }

  /** Returns the bytes of a chain of sectors, as many as there are. */
  private Content chain(long first, long size) {
    List<Content> runs = new ArrayList<>();
    long from = -1;
    long to = -1;
    long sector = first;
    long left = Math.min(size, file.size());
    while (left > 0 && sector < LAST_SECTOR && at(sector) < file.size()) {
      long start = at(sector);
      if (start != to) {
        run(runs, file, from, to);
        from = start;
      }
      to = start + (1L << shift);
      left -= 1L << shift;
      sector = next(sector);
    }
    run(runs, file, from, to);
    Content all = Content.concat(runs.toArray(new Content[0]));
    return all.slice(0, Math.min(size, all.size()));
  }

  private static void run(List<Content> runs, Words in, long from, long to) {
    if (from >= 0) {
      runs.add(in.slice(from, to - from));
    }
  }

  private long next(long sector) {
    int perSector = shift - 2;
    long index = sector >> perSector;
    if (index >= fat.size()) {
      return LAST_SECTOR;
    }
    return file.u32(at(fat.get((int) index)) + 4 * (sector & (1L << perSector) - 1));
  }

  private Content miniChain(long first, long size) {
    Words mini = new Words(miniStream);
    List<Content> runs = new ArrayList<>();
    long from = -1;
    long to = -1;
    long sector = first;
    long left = Math.min(size, mini.size());
    while (left > 0 && sector < LAST_SECTOR && sector << miniShift < mini.size()) {
      long start = sector << miniShift;
      if (start != to) {
        run(runs, mini, from, to);
        from = start;
      }
      to = start + (1L << miniShift);
      left -= 1L << miniShift;
      sector = miniFat.u32(4 * sector);
    }
    run(runs, mini, from, to);
    Content all = Content.concat(runs.toArray(new Content[0]));
    return all.slice(0, Math.min(size, all.size()));
  }

  /** Returns how many directory entries there are. */
  int entries() {
    return (int) Math.min(directory.size() / ENTRY, Integer.MAX_VALUE);
  }

  /** One entry of the directory. Source: MS-CFB 2.6.1. */
  record Entry(String name, int type, int left, int right, int child, String id) {
    static final int STORAGE = 1;
    static final int STREAM = 2;
  }

  Entry entry(int number) {
    long at = (long) ENTRY * number;
    int length = Math.clamp(directory.u16(at + 64) - 2L, 0, 62);
    StringBuilder name = new StringBuilder();
    for (int i = 0; i + 1 < length; i += 2) {
      name.append((char) directory.u16(at + i));
    }
    return new Entry(
        name.toString(),
        directory.u8(at + 66),
        directory.i32(at + 68),
        directory.i32(at + 72),
        directory.i32(at + 76),
        java.util.HexFormat.of().formatHex(directory.bytes(at + 80, 16)));
  }

  /** Returns the bytes of a stream. */
  Content stream(int number) throws IOException {
    long at = (long) ENTRY * number;
    long size = shift == 9 ? directory.u32(at + 120) : Math.max(0, directory.i64(at + 120));
    long start = directory.u32(at + 116);
    return size < cutoff ? miniChain(start, size) : chain(start, size);
  }

  /** Returns how many bytes a stream says it has. */
  long size(int number) {
    return directory.u32((long) ENTRY * number + 120);
  }
}
