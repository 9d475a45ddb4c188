package org.postern.inspection.container;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.postern.inspection.mime.Charsets;

/** Names of RAR 4 that stand there twice: in the charset of a system, and behind it as Unicode. */
final class RarNames {
  private RarNames() {}

  /**
   * Returns the Unicode name, or the other if there is none.
   *
   * <p>Source: EncodeFileName of unrar, as libarchive describes it
   * (archive_read_support_format_rar, read_header).
   */
  static String wide(byte[] raw) {
    int zero = 0;
    while (zero < raw.length && raw[zero] != 0) {
      zero++;
    }
    byte[] narrow = Arrays.copyOf(raw, zero);
    if (zero + 1 >= raw.length) {
      // Without a second name the first is UTF-8.
      return zero == raw.length ? Charsets.guessed(raw) : Charsets.guessed(narrow);
    }
    StringBuilder name = new StringBuilder();
    int at = zero + 1;
    int high = raw[at++] & 0xff;
    int flags = 0;
    int left = 0;
    while (at < raw.length) {
      if (left == 0) {
        flags = raw[at++] & 0xff;
        left = 4;
        continue;
      }
      int kind = flags >> 6;
      flags = flags << 2 & 0xff;
      left--;
      int b = raw[at++] & 0xff;
      switch (kind) {
        case 0 -> name.append((char) b);
        case 1 -> name.append((char) (high << 8 | b));
        case 2 -> name.append((char) (next(raw, at++) << 8 | b));
        default -> at = repeated(raw, at, b, high, narrow, name);
      }
    }
    return name.isEmpty() ? new String(narrow, StandardCharsets.ISO_8859_1) : name.toString();
  }

  /** Characters that are those of the first name, with or without another high byte. */
  private static int repeated(
      byte[] raw, int from, int b, int high, byte[] narrow, StringBuilder name) {
    boolean moved = (b & 0x80) != 0;
    int by = moved ? next(raw, from) : 0;
    for (int i = (b & 0x7f) + 2; i > 0 && name.length() < narrow.length; i--) {
      int c = narrow[name.length()] & 0xff;
      name.append((char) (moved ? high << 8 | c + by & 0xff : c));
    }
    return moved ? from + 1 : from;
  }

  private static int next(byte[] raw, int at) {
    return at < raw.length ? raw[at] & 0xff : 0;
  }
}
