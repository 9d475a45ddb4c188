package org.postern.inspection.container;

import java.util.ArrayList;
import java.util.List;

/**
 * The central directory of a zip, which most programs go by.
 *
 * @param records its entries, folders included
 * @param start of the first entry; the size of the file if there is no directory
 * @param end of the whole zip, its comment included
 * @param found whether there is one
 */
record ZipDirectory(List<ZipRecord> records, long start, long end, boolean found) {
  private static final String ENTRY = "PK\1\2";
  private static final String END = "PK\5\6";
  private static final String LOCATOR_64 = "PK\6\7";
  private static final String END_64 = "PK\6\6";
  private static final int END_LENGTH = 22;
  private static final int LONGEST_COMMENT = 0xffff;

  /**
   * Reads the directory that the last end record in the file points to.
   *
   * <p>Source: APPNOTE 6.3.10, sections 4.3.12, 4.3.14 to 4.3.16.
   */
  static ZipDirectory read(Words zip, Listing.Draft draft) {
    long end = endRecord(zip);
    if (end < 0) {
      return new ZipDirectory(List.of(), zip.size(), zip.size(), false);
    }
    long count = zip.u16(end + 10);
    long size = zip.u32(end + 12);
    long offset = zip.u32(end + 16);
    long before = end;
    if (zip.is(end - 20, LOCATOR_64)) {
      // The record of ZIP64 stands right before its locator, whatever the locator says.
      long wide = zip.is(end - 76, END_64) ? end - 76 : zip.i64(end - 12);
      if (zip.is(wide, END_64)) {
        count = count == 0xffff ? zip.u32(wide + 32) : count;
        size = size == 0xffffffffL ? Math.max(0, zip.i64(wide + 40)) : size;
        offset = offset == 0xffffffffL ? Math.max(0, zip.i64(wide + 48)) : offset;
        before = wide;
      }
    }
    // What stands before the zip, such as the program of a self-extracting file, moves everything.
    long shift = before - size - offset;
    if (shift < 0 || !zip.is(offset + shift, ENTRY) && zip.is(offset, ENTRY)) {
      draft.flaw(Flaw.Kind.AMBIGUOUS, "the directory does not end where the end record says");
      shift = 0;
    }
    return entries(zip, offset + shift, shift, end, count & 0xffff, draft);
  }

  private static ZipDirectory entries(
      Words zip, long start, long shift, long end, long count, Listing.Draft draft) {
    List<ZipRecord> records = new ArrayList<>();
    long at = start;
    while (at < end && zip.is(at, ENTRY)) {
      if (records.size() > draft.meter.members()) {
        break;
      }
      records.add(ZipRecord.central(zip, at, shift));
      at += ZipRecord.centralLength(zip, at);
    }
    if ((records.size() & 0xffff) != count && records.size() <= draft.meter.members()) {
      draft.flaw(
          Flaw.Kind.BROKEN, "the directory has " + records.size() + " entries, not " + count);
    }
    return new ZipDirectory(records, start, end + END_LENGTH + zip.u16(end + 20), true);
  }

  /** Returns whether a tail of a file holds what ends a zip. */
  static long endRecord(Words zip) {
    long from = Math.max(0, zip.size() - END_LENGTH - LONGEST_COMMENT);
    byte[] tail = zip.bytes(from, zip.size() - from);
    for (int i = tail.length - END_LENGTH; i >= 0; i--) {
      if (tail[i] == 'P' && zip.is(from + i, END)) {
        return from + i;
      }
    }
    return -1;
  }
}
