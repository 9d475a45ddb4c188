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
      HexRun run = new HexRun(rtf, at + OBJECT.length(), false);
      add(run, draft);
      if (run.passedOver) {
        // Readers that do not know a destination may take its digits all the same.
        add(new HexRun(rtf, at + OBJECT.length(), true), draft);
      }
      at = rtf.find(OBJECT, Math.max(run.at, at + 1), rtf.size());
    }
  }

  private static void add(HexRun run, Listing.Draft draft) throws IOException {
    Content object = draft.meter.keep(run);
    if (object.size() > 0) {
      object(new Words(object), draft);
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

  /** The bytes of a run of digits or of {@code \\bin}, up to the end of its group. */
  private static final class HexRun extends InputStream {
    private static final int END = -1;
    private static final int RAW = -2;

    private final Words rtf;
    private final boolean all;
    private long at;
    private long raw;
    private int depth;
    private int starred = Integer.MAX_VALUE;
    private boolean passedOver;

    /**
     * @param all whether the digits of optional destinations count, too
     */
    HexRun(Words rtf, long from, boolean all) {
      this.rtf = rtf;
      this.at = from;
      this.all = all;
    }

    @Override
    public int read() {
      if (raw > 0 && at < rtf.size()) {
        raw--;
        return rtf.u8(at++);
      }
      int high = digit();
      int low = high < 0 ? high : digit();
      if (low == RAW) {
        return read();
      }
      return low < 0 ? END : high << 4 | low;
    }

    private int digit() {
      while (at < rtf.size()) {
        int c = rtf.u8(at++);
        int digit = Character.digit(c, 16);
        if (digit >= 0 && (all || depth < starred)) {
          return digit;
        }
        passedOver |= digit >= 0;
        if (c == '{') {
          depth++;
          if (depth < starred && rtf.is(at, "\\*")) {
            starred = depth;
          }
        } else if (c == '}') {
          if (depth-- == 0) {
            return END;
          }
          starred = depth < starred ? Integer.MAX_VALUE : starred;
        } else if (c == '\\' && word()) {
          return RAW;
        }
      }
      return END;
    }

    /** Skips a control word; true if it is {@code \\bin}, and bytes follow. */
    private boolean word() {
      boolean bin = rtf.is(at, "bin");
      int letters = 0;
      while (isLetter(rtf.u8(at + letters))) {
        letters++;
      }
      at += Math.max(1, letters);
      long number = 0;
      while (rtf.u8(at) == '-' || rtf.u8(at) >= '0' && rtf.u8(at) <= '9') {
        number = rtf.u8(at) == '-' ? 0 : Math.min(rtf.size(), number * 10 + rtf.u8(at) - '0');
        at++;
      }
      if (!bin || letters != 3 || number == 0) {
        return false;
      }
      at += rtf.u8(at) == ' ' ? 1 : 0;
      raw = number;
      return true;
    }

    private static boolean isLetter(int c) {
      return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
  }
}
