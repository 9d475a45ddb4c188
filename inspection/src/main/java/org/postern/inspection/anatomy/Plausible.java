package org.postern.inspection.anatomy;

/**
 * Whether the bytes behind a short signature are such as the type has them: a letter may begin with
 * {@code MZ} or {@code BM}.
 */
final class Plausible {
  private static final int DOS_HEADER = 64;
  private static final int FAR = 1 << 28;

  private Plausible() {}

  static boolean is(FileType type, byte[] head, int length) {
    return switch (type.mediaType()) {
      case ProgramSignatures.DOS -> program(head, length);
      case ProgramSignatures.JAVA -> u16(head, length, 6, true) >= 45;
      case ProgramSignatures.MACH -> head[0] != (byte) 0xca || u32(head, length, 4, true) < 45;
      case "application/x-lzma" -> lzma(head, length);
      case "application/x-arj" -> u16(head, length, 2, false) <= 2600;
      case "application/x-lha" -> length > 6 && head[6] == '-';
      case "application/x-cpio" -> length > 26 && (head[0] == '0' || binaryCpio(head, length));
      case "application/x-bzip2" -> length > 3 && head[3] >= '1' && head[3] <= '9';
      case "application/zstd" -> head[0] == 0x28 || (head[0] & 0xf0) == 0x50;
      case "image/bmp" -> length < 10 || u32(head, length, 6, false) == 0;
      case "image/x-icon", "font/ttf" -> length > 6 && u16(head, length, 4, false) != 0;
      case "application/x-shockwave-flash" ->
          length > 8 && !Texts.plain(head, Math.min(length, 64));
      case "font/otf" -> length > 5 && head[4] == 0;
      case "image/webp", "audio/x-wav", "video/x-msvideo", "image/x-ani" -> head[0] == 'R';
      case "audio/aiff" -> head[0] == 'F';
      case "application/x-fat", "application/x-ntfs" -> !Texts.plain(head, length);
      case "text/x-script" -> length < 5 || head[2] != 'A' || head[3] != 'M' || head[4] != 'R';
      default -> true;
    };
  }

  /**
   * A program for DOS or Windows: where the new header should be there is one, or the old header is
   * no text.
   */
  private static boolean program(byte[] head, int length) {
    long at = u32(head, length, 60, false);
    if (length > DOS_HEADER && at + 4 <= length) {
      int magic = u16(head, length, (int) at, false);
      if (magic == 0x4550 || magic == 0x454e || magic == 0x454c || magic == 0x584c) {
        return true;
      }
    }
    // Beyond what is looked at; four characters of a letter are a larger number.
    boolean far = length > DOS_HEADER && at > length && at < FAR;
    return far || !Texts.plain(head, Math.min(length, DOS_HEADER));
  }

  /** Dictionary of a power of two, and a size that is unknown or sensible. */
  private static boolean lzma(byte[] head, int length) {
    long size = u32(head, length, 9, false);
    return length > 13 && head[13] == 0 && (size < 256 || size == 0xffffffffL);
  }

  private static boolean binaryCpio(byte[] head, int length) {
    boolean big = head[0] == 0x71;
    int name = u16(head, length, 20, big);
    return name > 1 && name < 4096 && u16(head, length, 6, big) >> 12 != 0;
  }

  private static int u16(byte[] head, int length, int at, boolean big) {
    if (at < 0 || at + 2 > length) {
      return 0;
    }
    int first = head[at] & 0xff;
    int second = head[at + 1] & 0xff;
    return big ? first << 8 | second : second << 8 | first;
  }

  private static long u32(byte[] head, int length, int at, boolean big) {
    long first = u16(head, length, at, big);
    long second = u16(head, length, at + 2, big);
    return big ? first << 16 | second : second << 16 | first;
  }
}
