package org.postern.inspection.anatomy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.postern.inspection.decoding.LineDecoder;

/**
 * Looks at the lines of a text that streams by for what mail programs may take for more than text:
 * fields of a MIME header, files in an encoding of their own. Only notes where; costs little.
 */
final class Probe {
  private static final int HEAD = 48;
  private static final String SCHEME = "data";

  /** Bytes before a block that its first colon may need; more than the letters for line ends. */
  private static final int SEAM = 16;

  /** More places than there can be parts. */
  private static final int MOST = 1 << 14;

  /** Characters in a row that hardly any word of a text has, but every line of base64. */
  static final int RUN = 40;

  private static final boolean[] BASE64 = base64();

  private final byte[] head = new byte[HEAD];
  private final byte[] seam = new byte[SEAM];
  private int headLength;
  private boolean inHead = true;
  private boolean afterCr;
  private long position;
  private long lineStart;
  private long paragraph;
  private boolean paragraphOpen;
  private long dashLine = -1;

  private final List<Place> fields = new ArrayList<>();
  private boolean files;
  private boolean urls;

  /** A character reference that the end of a block cuts off. */
  private byte[] cut = {};

  /**
   * Where a header may begin.
   *
   * @param start of the lines without an empty one between
   * @param delimiter of the line right before, which begins with two dashes; -1 if there is none
   */
  record Place(long start, long delimiter) {}

  void take(byte[] block, int length) {
    int i = 0;
    while (i < length) {
      if (afterCr) {
        afterCr = false;
        if (block[i] == '\n') {
          startLine(position + ++i);
          continue;
        }
      }
      if (inHead) {
        byte b = block[i++];
        if (b == '\n' || b == '\r') {
          afterCr = b == '\r';
          endOfLine(position + i);
        } else {
          head[headLength++] = b;
          if (headLength == HEAD) {
            classify();
            inHead = false;
          }
        }
        continue;
      }
      i = LineSearch.lineEnd(block, i, length);
      if (i < length) {
        afterCr = block[i++] == '\r';
        inHead = true;
        startLine(position + i);
      }
    }
    if (cut.length > 0 && length > 0) {
      byte[] joined = Arrays.copyOf(cut, cut.length + Math.min(length, References.LONGEST));
      System.arraycopy(block, 0, joined, cut.length, joined.length - cut.length);
      cut = new byte[0];
      urls |= isReference(joined, 0, joined.length);
    }
    for (int at = 0; at < length && !urls; at++) {
      byte b = block[at];
      urls = (b == ':' || b == '&') && isUrl(block, at, length);
    }
    position += length;
    int kept = Math.min(length, SEAM);
    System.arraycopy(seam, kept, seam, 0, SEAM - kept);
    System.arraycopy(block, length - kept, seam, SEAM - kept, kept);
  }

  void end() {
    if (inHead) {
      endOfLine(position);
    }
  }

  /** Returns where MIME fields stand. */
  List<Place> fields() {
    return fields;
  }

  /** Returns whether lines stand there that may be a file in an encoding. */
  boolean files() {
    return files;
  }

  /** Returns whether there may be a {@code data:} URL. */
  boolean urls() {
    return urls;
  }

  /** Returns whether there may be any file. */
  boolean holdsFiles() {
    return files || urls;
  }

  private void endOfLine(long next) {
    if (headLength > 0) {
      classify();
    } else {
      paragraphOpen = false;
      dashLine = -1;
    }
    startLine(next);
  }

  private void startLine(long next) {
    lineStart = next;
    headLength = 0;
  }

  private void classify() {
    int from = LineDecoder.marks(head, headLength);
    if (from == headLength) {
      paragraphOpen = false;
      return;
    }
    if (!paragraphOpen) {
      paragraphOpen = true;
      paragraph = lineStart;
    }
    switch (head[from]) {
      case 'c', 'C', 'm', 'M' -> {
        if (head[0] != '>' && (starts(from, "content-t") || starts(from, "mime-version"))) {
          field();
        }
      }
      case 'b', 'B' -> files |= starts(from, "begin");
      case '=' -> files |= starts(from, "=ybegin");
      case '-' -> files |= starts(from, "-----begin pgp m");
      case '(' -> files |= starts(from, "(this file");
      default -> {}
    }
    files |= isRun(from);
    dashLine = head[from] == '-' && from + 1 < headLength && head[from + 1] == '-' ? lineStart : -1;
    if (dashLine >= 0) {
      paragraphOpen = false;
    }
  }

  private void field() {
    boolean known = !fields.isEmpty() && fields.get(fields.size() - 1).start() >= paragraph;
    if (!known && fields.size() < MOST) {
      fields.add(new Place(paragraph, paragraph == lineStart ? dashLine : -1));
    }
  }

  private boolean starts(int from, String text) {
    if (headLength - from < text.length()) {
      return false;
    }
    String start = new String(head, from, text.length(), StandardCharsets.ISO_8859_1);
    return start.toLowerCase(Locale.ROOT).equals(text);
  }

  private static boolean[] base64() {
    boolean[] base64 = new boolean[256];
    for (int b = '+'; b <= 'z'; b++) {
      base64[b] = b < 0x7f && Character.isLetterOrDigit(b) || b == '+' || b == '/';
    }
    return base64;
  }

  private boolean isRun(int from) {
    if (headLength - from < RUN) {
      return false;
    }
    for (int i = from; i < from + RUN; i++) {
      if (!isBase64(head[i])) {
        return false;
      }
    }
    return true;
  }

  static boolean isBase64(byte b) {
    return BASE64[b & 0xff];
  }

  /** Whether a colon ends the scheme, or a character reference may be a letter of it. */
  private boolean isUrl(byte[] block, int at, int length) {
    if (block[at] == '&') {
      return isReference(block, at, length);
    }
    int letter = SCHEME.length() - 1;
    for (int i = at - 1; i >= at - SEAM && letter >= 0; i--) {
      int c = i >= 0 ? block[i] : seam[SEAM + i];
      if (c != '\t' && c != '\r' && c != '\n') {
        if ((c | 0x20) != SCHEME.charAt(letter)) {
          return false;
        }
        letter--;
      }
    }
    // All the letters, or so many line ends between them that the rest may lie further back.
    return true;
  }

  /** Whether a reference may be a letter of the scheme; what is cut off is kept. */
  private boolean isReference(byte[] block, int at, int length) {
    if (at + 1 < length && "#TNc".indexOf(block[at + 1]) < 0) {
      return false;
    }
    if (at + 1 == length || at + 1 + References.LONGEST > length && isCut(block, at + 1, length)) {
      cut = Arrays.copyOfRange(block, at, length);
      return false;
    }
    return isLetter(block, at + 1, length);
  }

  private static boolean isCut(byte[] block, int from, int length) {
    StringBuilder text = new StringBuilder();
    int at = from;
    while (at < length && References.goesOn(text, block[at])) {
      text.append((char) block[at++]);
    }
    return at == length;
  }

  private static boolean isLetter(byte[] block, int from, int length) {
    int end = Math.min(length, from + References.LONGEST);
    int at = from;
    StringBuilder text = new StringBuilder();
    while (at < end && References.goesOn(text, block[at])) {
      text.append((char) block[at++]);
    }
    if (at == end) {
      return true;
    }
    int c = References.character(text);
    return c >= 0 && c < 0x80 && "dataDATA:\t\r\n".indexOf(c) >= 0;
  }
}
