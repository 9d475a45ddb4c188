package org.postern.attributes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a message as the bytes it came in, and what the mail library makes of each line.
 *
 * <p>A line that was not touched is known by the very {@link String} object that stands for it: the
 * library keeps that object as long as the line is left alone and makes a new one for each edit.
 *
 * @param block every byte before the body, the blank line included
 * @param fields the header fields in order; together they cover all of {@code block} but the blank
 *     line
 * @param blankAt where the blank line begins; the length of {@code block} if there is none
 * @param lineEnd what this message ends its lines with
 */
record RawHead(byte[] block, List<Field> fields, int blankAt, String lineEnd) {

  /**
   * One header field.
   *
   * @param line as the library shows it, folded lines joined by CRLF
   * @param from its first byte in the block
   * @param to the byte after its last, line end included
   */
  record Field(String line, int from, int to) {}

  /** Returns the bytes of a header that consists of {@code lines}, blank line included. */
  byte[] with(Enumeration<String> lines) {
    Map<String, Field> untouched = new IdentityHashMap<>();
    fields.forEach(field -> untouched.put(field.line(), field));
    Writer out = new Writer();
    while (lines.hasMoreElements()) {
      String line = lines.nextElement();
      Field field = untouched.get(line);
      if (field == null) {
        out.add(line);
      } else {
        out.keep(field.from(), field.to());
      }
    }
    out.keep(blankAt, block.length);
    return out.bytes.toByteArray();
  }

  private final class Writer {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(block.length + 512);
    private int next;
    private char last = '\n';

    /** A run of the original; where its neighbour is new, the line before it must be at its end. */
    void keep(int from, int to) {
      if (from != next) {
        endLine();
      }
      if (from < to) {
        bytes.write(block, from, to - from);
        last = (char) block[to - 1];
      }
      next = to;
    }

    /** A new line, folded where it holds a line end: it can never become two header fields. */
    void add(String line) {
      endLine();
      StringBuilder text = new StringBuilder(line.length() + 2);
      for (int i = 0; i < line.length(); i++) {
        char c = line.charAt(i);
        if (c != '\r' && c != '\n') {
          text.append(c);
        } else if (i + 1 < line.length() && !isLineEnd(line.charAt(i + 1))) {
          text.append(lineEnd);
          if (line.charAt(i + 1) != ' ' && line.charAt(i + 1) != '\t') {
            text.append(' ');
          }
        }
      }
      text.append(lineEnd);
      bytes.writeBytes(text.toString().getBytes(charsetOf(text)));
      last = '\n';
      next = -1;
    }

    /** A line that ended in a bare CR, or not at all, must not swallow a new neighbour. */
    private void endLine() {
      if (last != '\n') {
        bytes.writeBytes((last == '\r' ? "\n" : lineEnd).getBytes(StandardCharsets.US_ASCII));
        last = '\n';
      }
    }

    private static boolean isLineEnd(char c) {
      return c == '\r' || c == '\n';
    }

    /** The library shows each 8-bit byte as one character, so such text goes back as it came. */
    private static Charset charsetOf(CharSequence text) {
      return text.chars().allMatch(c -> c < 256)
          ? StandardCharsets.ISO_8859_1
          : StandardCharsets.UTF_8;
    }
  }
}
