package org.postern.inspection.container;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.postern.inspection.content.Content;
import org.postern.inspection.mime.Charsets;

/**
 * A tar file: v7, ustar, GNU and pax. Of sparse files the parts that are there come one after the
 * other, without the holes.
 *
 * <p>Source: POSIX.1-2017, pax, section Extended Description; GNU tar manual, Basic Tar Format.
 */
final class TarReader implements ContainerReader {
  private static final int BLOCK = 512;
  private static final int LONGEST_TEXT = 64 << 10;
  private static final String HOW = "tar";

  @Override
  public void read(Content content, String name, Listing.Draft draft) throws BrokenException {
    Words tar = new Words(content);
    Map<String, String> next = new HashMap<>();
    Map<String, String> always = new HashMap<>();
    long at = 0;
    while (at < tar.size() && !draft.full()) {
      if (tar.u8(at) == 0 && empty(tar, at)) {
        at += BLOCK;
        continue;
      }
      if (!sound(tar, at)) {
        throw new BrokenException("no header at " + at);
      }
      long data = at + BLOCK;
      long size = size(tar, at, next);
      char type = (char) tar.u8(at + 156);
      switch (type) {
        case 'L' -> next.put("path", tar.name(data, length(size)));
        case 'K' -> {}
        case 'x', 'X' -> records(tar, data, length(size), next);
        case 'g' -> records(tar, data, length(size), always);
        default -> {
          long map = type == 'S' ? sparseBlocks(tar, at) : 0;
          member(tar, at, data + map, type, size, next, always, draft);
          size += map;
          next.clear();
        }
      }
      if (size > tar.size() - data) {
        throw new BrokenException("a member is cut off at " + at);
      }
      at = data + (size + BLOCK - 1) / BLOCK * BLOCK;
    }
  }

  private static void member(
      Words tar,
      long at,
      long data,
      char type,
      long size,
      Map<String, String> next,
      Map<String, String> always,
      Listing.Draft draft) {
    String path = next.getOrDefault("path", always.getOrDefault("path", ""));
    String name = path.isEmpty() ? headerName(tar, at) : path;
    boolean file =
        switch (type) {
          case '1', '2', '3', '4', '5', '6', 'D', 'M' -> false;
          default -> !name.endsWith("/");
        };
    if (file) {
      draft.add(Member.of(name, HOW, tar.slice(data, size)));
      String sparse = next.getOrDefault("GNU.sparse.name", name);
      if (!sparse.equals(name)) {
        draft.add(Member.of(sparse, "tar, sparse", tar.slice(data, size)));
      }
    }
  }

  private static String headerName(Words tar, long at) {
    String name = tar.name(at, 100);
    // In the place of the prefix old GNU headers have times.
    boolean posix = tar.is(at + 257, "ustar\0");
    String prefix = posix ? tar.name(at + 345, 155) : "";
    return prefix.isEmpty() ? name : prefix + '/' + name;
  }

  /** The blocks behind a header that say where the parts of a sparse file belong. */
  private static long sparseBlocks(Words tar, long at) {
    long blocks = 0;
    boolean more = tar.u8(at + 482) != 0;
    while (more && at + BLOCK + blocks < tar.size()) {
      more = tar.u8(at + BLOCK + blocks + 504) != 0;
      blocks += BLOCK;
    }
    return blocks;
  }

  private static long size(Words tar, long at, Map<String, String> next) throws BrokenException {
    String pax = next.get("size");
    long size = pax == null ? number(tar, at + 124, 12) : Texts.decimal(pax);
    if (size < 0) {
      throw new BrokenException("no size at " + at);
    }
    return size;
  }

  /** An octal number, or a binary one whose first bit is set. Negative if it is neither. */
  private static long number(Words tar, long at, int length) {
    if ((tar.u8(at) & 0x80) != 0) {
      long value = tar.u32be(at + length - 8) << 32 | tar.u32be(at + length - 4);
      return value;
    }
    long value = 0;
    for (int i = 0; i < length; i++) {
      int digit = tar.u8(at + i);
      if (digit >= '0' && digit <= '7') {
        value = value << 3 | digit - '0';
      } else if (digit != ' ' && digit != 0) {
        return -1;
      }
    }
    return value;
  }

  /** Whether the checksum fits, in one of the two ways in which programs add. */
  static boolean sound(Words tar, long at) {
    long wanted = number(tar, at + 148, 8);
    long unsigned = 0;
    long signed = 0;
    for (int i = 0; i < BLOCK; i++) {
      int b = i >= 148 && i < 156 ? ' ' : tar.u8(at + i);
      unsigned += b;
      signed += (byte) b;
    }
    return wanted > 0 && (wanted == unsigned || wanted == signed);
  }

  private static boolean empty(Words tar, long at) {
    for (int i = 0; i < BLOCK; i++) {
      if (tar.u8(at + i) != 0) {
        return false;
      }
    }
    return true;
  }

  private static int length(long size) {
    return (int) Math.min(size, LONGEST_TEXT);
  }

  /** Reads records of the form {@code length key=value}. */
  private static void records(Words tar, long from, int length, Map<String, String> into) {
    byte[] bytes = tar.bytes(from, length);
    int at = 0;
    while (at < bytes.length) {
      int size = 0;
      int i = at;
      while (i < bytes.length && i < at + 8 && bytes[i] >= '0' && bytes[i] <= '9') {
        size = size * 10 + bytes[i++] - '0';
      }
      if (size <= i - at + 1 || size > bytes.length - at) {
        return;
      }
      String record = new String(bytes, i + 1, at + size - i - 2, StandardCharsets.ISO_8859_1);
      int equal = record.indexOf('=');
      if (equal > 0) {
        into.put(record.substring(0, equal), Charsets.guessed(record.substring(equal + 1)));
      }
      at += size;
    }
  }
}
