package org.postern.inspection.container;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.postern.inspection.content.Content;
import org.postern.inspection.content.Window;
import org.postern.inspection.mime.Charsets;

/**
 * A zip file, read by its central directory, as most programs do. Nothing in it is trusted: offsets
 * that lead nowhere end the list, sizes are never used to reserve memory.
 *
 * <p>Source: PKWARE APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
 */
public final class ZipReader {
  private static final int ENTRY_SIGNATURE = 0x02014b50;
  private static final int LOCAL_SIGNATURE = 0x04034b50;
  private static final int END_LENGTH = 22;
  private static final int ENTRY_LENGTH = 46;
  private static final int LOCAL_LENGTH = 30;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int DEFLATED_NOTHING = 2;
  private static final int ENCRYPTED = 1;
  private static final int UTF8 = 1 << 11;

  private final Content zip;
  private final Window bytes;
  private final List<Member> members = new ArrayList<>();
  private boolean broken;

  private ZipReader(Content zip) {
    this.zip = zip;
    this.bytes = new Window(zip);
  }

  /**
   * What a zip holds.
   *
   * @param members the files in it, without folders
   * @param broken whether the directory contradicts itself, or the file
   */
  public record Listing(List<Member> members, boolean broken) {
    public Listing {
      members = List.copyOf(members);
    }
  }

  /**
   * Reads the directory.
   *
   * @param zip content that {@link Content#jumps}
   * @param max members that are listed
   */
  public static Listing list(Content zip, int max) {
    ZipReader reader = new ZipReader(zip);
    reader.read(max);
    return new Listing(reader.members, reader.broken);
  }

  private void read(int max) {
    long end = endRecord();
    if (end < 0) {
      broken = true;
      return;
    }
    int count = u16(end + 10);
    long size = u32(end + 12);
    long offset = u32(end + 16);
    // What stands before the zip, such as the program of a self-extracting file, moves everything.
    long shift = end - size - offset;
    if (shift < 0) {
      broken = true;
      shift = 0;
    }
    long entry = offset + shift;
    while (u32(entry) == ENTRY_SIGNATURE && entry < end) {
      if (members.size() >= max) {
        return;
      }
      int nameLength = u16(entry + 28);
      member(entry, nameLength, shift);
      count--;
      entry += ENTRY_LENGTH + nameLength + u16(entry + 30) + u16(entry + 32);
    }
    broken |= count != 0;
  }

  private void member(long entry, int nameLength, long shift) {
    int flags = u16(entry + 8);
    int method = u16(entry + 10);
    long compressed = u32(entry + 20);
    long local = u32(entry + 42) + shift;
    String name = name(entry + ENTRY_LENGTH, nameLength, (flags & UTF8) != 0);
    if (name.endsWith("/") && compressed <= DEFLATED_NOTHING) {
      return;
    }
    if (u32(local) != LOCAL_SIGNATURE) {
      broken = true;
      return;
    }
    long data = local + LOCAL_LENGTH + u16(local + 26) + u16(local + 28);
    if (data > zip.size()) {
      broken = true;
      return;
    }
    boolean encrypted = (flags & ENCRYPTED) != 0;
    broken |= encrypted != ((u16(local + 6) & ENCRYPTED) != 0);
    broken |= data + compressed > zip.size();
    Packing packing = Packing.ofZip(encrypted ? 0 : method);
    // A deflated stream knows its own end; the size in the directory may lie.
    long to = packing == Packing.DEFLATED ? zip.size() : Math.min(data + compressed, zip.size());
    members.add(new Member(name, encrypted, packing, zip.slice(data, to)));
  }

  private String name(long from, int length, boolean utf8) {
    byte[] raw = bytes.copy(Math.min(from, zip.size()), Math.min(from + length, zip.size()));
    if (utf8) {
      return new String(raw, StandardCharsets.UTF_8);
    }
    String guessed = Charsets.guessed(raw);
    return guessed.length() < raw.length
        ? guessed
        : new String(raw, Charsets.named("IBM437").orElse(StandardCharsets.ISO_8859_1));
  }

  /** The position of the record that ends the directory, or -1. The last one in the file counts. */
  private long endRecord() {
    long from = Math.max(0, zip.size() - END_LENGTH - LONGEST_COMMENT);
    byte[] tail = bytes.copy(from, zip.size());
    for (int i = tail.length - END_LENGTH; i >= 0; i--) {
      if (tail[i] == 'P' && tail[i + 1] == 'K' && tail[i + 2] == 5 && tail[i + 3] == 6) {
        return from + i;
      }
    }
    return -1;
  }

  private int u16(long position) {
    return Math.max(0, bytes.at(position)) | Math.max(0, bytes.at(position + 1)) << 8;
  }

  private long u32(long position) {
    return u16(position) | (long) u16(position + 2) << 16;
  }
}
