package org.postern.inspection.anatomy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.postern.inspection.anatomy.FileType.Family;

/** The last bytes of a file: some types are known by how a file ends. */
final class Tail {
  private static final FileType ZIP = new FileType("application/zip", Family.ARCHIVE);
  private static final FileType DMG =
      new FileType("application/x-apple-diskimage", Family.DISK_IMAGE);
  private static final FileType VHD = new FileType("application/x-vhd", Family.DISK_IMAGE);

  /** Files in which others lie as they are: a zip in them is theirs, unless it ends the file. */
  private static final Set<String> HOLDING =
      Set.of(
          "application/x-ole-storage",
          "application/x-tar",
          "application/x-archive",
          "application/x-cpio",
          "application/pdf");

  private static final int END_RECORD = 22;
  private static final int TRAILER = 512;

  /** An end record with the longest comment. */
  private static final int LENGTH = END_RECORD + 0xffff;

  private byte[] bytes = new byte[0];
  private int filled;

  /** Takes the next bytes of the file. */
  void take(byte[] block, int length) {
    int taken = Math.min(length, LENGTH);
    int wanted = Math.min(filled + taken, LENGTH);
    if (wanted > bytes.length) {
      bytes = Arrays.copyOf(bytes, wanted);
    }
    int kept = Math.min(filled, bytes.length - taken);
    System.arraycopy(bytes, filled - kept, bytes, 0, kept);
    System.arraycopy(block, length - taken, bytes, kept, taken);
    filled = kept + taken;
  }

  /** Returns what the file is besides what its start says. */
  List<FileType> types(List<FileType> head, long size) {
    List<FileType> found = new ArrayList<>();
    boolean holding = head.stream().anyMatch(type -> HOLDING.contains(type.mediaType()));
    if (!head.contains(ZIP) && endsZip(size, holding)) {
      found.add(ZIP);
    }
    if (is(filled - TRAILER, "koly")) {
      found.add(DMG);
    }
    if (!head.contains(VHD) && is(filled - TRAILER, "conectix")) {
      found.add(VHD);
    }
    if (found.isEmpty()) {
      return head;
    }
    List<FileType> all = new ArrayList<>(head);
    all.remove(FileType.UNKNOWN);
    all.addAll(found);
    return all;
  }

  /**
   * An end record whose directory can lie before it.
   *
   * @param exact whether nothing may stand behind it
   */
  private boolean endsZip(long size, boolean exact) {
    for (int at = filled - END_RECORD; at >= 0; at--) {
      if (bytes[at] == 'P' && is(at, "PK\5\6")) {
        long before = size - filled + at;
        long directory = u32(at + 12);
        boolean last = at + END_RECORD + (u32(at + 20) & 0xffff) == filled;
        long comment = u32(at + 20) & 0xffff;
        if ((last || !exact)
            && directory <= before
            && u32(at + 16) <= before
            && at + comment <= filled) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean is(int at, String text) {
    if (at < 0 || at + text.length() > filled) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (bytes[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private long u32(int at) {
    long value = 0;
    for (int i = Math.min(at + 3, filled - 1); i >= at; i--) {
      value = value << 8 | bytes[i] & 0xff;
    }
    return value;
  }
}
