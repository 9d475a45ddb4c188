package org.postern.inspection.container;

import java.io.IOException;
import java.io.InputStream;
import org.postern.inspection.content.Content;

/**
 * The objects in a text of RTF: runs of hexadecimal digits, which readers find behind nearly any
 * noise.
 *
 * <p>Source: RTF 1.9.1, Objects; MS-OLEDS 2.2.4 and 2.2.5.
 */
final class RtfReader implements ContainerReader {
  private static final String OBJECT = "\\objdata";
  private static final int EMBEDDED = 2;

  @Override
  public void read(Content content, String name, Listing.Draft draft) throws IOException {
    Words rtf = new Words(content);
    long at = rtf.find(OBJECT, 0, rtf.size());
    while (at >= 0 && !draft.full()) {
      HexRun run = new HexRun(rtf, at + OBJECT.length());
      Content object = draft.meter.keep(run);
      if (object.size() > 0) {
        object(new Words(object), draft);
      }
      at = rtf.find(OBJECT, Math.max(run.at, at + 1), rtf.size());
    }
  }

  private static void object(Words object, Listing.Draft draft) {
    long at = 8;
    String className = "";
    for (int i = 0; i < 3; i++) {
      long length = object.u32(at);
      className = i == 0 ? object.name(at + 4, (int) Math.min(length, 64)) : className;
      at += 4 + length;
    }
    long size = object.u32(at);
    boolean plausible = object.u32(4) == EMBEDDED && at + 4 < object.size();
    if (plausible && className.equalsIgnoreCase("Package")) {
      OleObjects.packaged(object.slice(at, object.size()), draft);
    } else if (plausible) {
      draft.add(Member.of("", "RTF object " + className, object.slice(at + 4, size)));
    }
    // Whatever the header says: readers look for the file in all of it.
    long file = object.find("\u00d0\u00cf\u0011\u00e0", 0, object.size());
    if (file >= 0 && (!plausible || file != at + 4)) {
      draft.add(Member.of("", "RTF object", object.slice(file, object.size())));
    } else if (file < 0 && !plausible) {
      draft.add(Member.of("", "RTF object", object.content()));
    }
  }

  /** The bytes of a run of digits, up to the end of its group. */
  private static final class HexRun extends InputStream {
    private final Words rtf;
    private long at;
    private int depth;

    HexRun(Words rtf, long from) {
      this.rtf = rtf;
      this.at = from;
    }

    @Override
    public int read() {
      int high = digit();
      int low = high < 0 ? -1 : digit();
      return low < 0 ? -1 : high << 4 | low;
    }

    private int digit() {
      while (at < rtf.size()) {
        int c = rtf.u8(at++);
        int digit = Character.digit(c, 16);
        if (digit >= 0) {
          return digit;
        }
        if (c == '{') {
          depth++;
        } else if (c == '}' && depth-- == 0) {
          return -1;
        } else if (c == '\\') {
          word();
        }
      }
      return -1;
    }

    /** Skips a control word, with the bytes that {@code \bin} announces. */
    private void word() {
      int letters = 0;
      while (isLetter(rtf.u8(at + letters))) {
        letters++;
      }
      at += Math.max(1, letters);
      while (rtf.u8(at) == '-' || rtf.u8(at) >= '0' && rtf.u8(at) <= '9') {
        at++;
      }
    }

    private static boolean isLetter(int c) {
      return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
  }
}
