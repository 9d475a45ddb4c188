package org.postern.attributes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.postern.inspection.content.Content;

/**
 * Reads the header of a message the way the mail library does, but keeps the bytes: LF, CRLF, CR CR
 * LF and a bare CR each end a line, a line that begins with a blank goes on with the one before, an
 * empty line ends the header.
 *
 * <p>What lies past {@link #LIMIT} bytes or {@link #FIELDS} fields counts as body: it goes out as
 * it came, but no mailet sees it as a header.
 */
final class RawHeadReader {
  static final int LIMIT = 512 * 1024;
  static final int FIELDS = 10_000;

  private byte[] bytes;
  private int at;

  private RawHeadReader(byte[] bytes) {
    this.bytes = bytes;
  }

  static RawHead read(Content message) throws IOException {
    try (InputStream in = message.open()) {
      RawHeadReader reader = new RawHeadReader(in.readNBytes(8 * 1024));
      while (!reader.holdsWholeHead()) {
        byte[] more = in.readNBytes(Math.min(reader.bytes.length, LIMIT - reader.bytes.length));
        if (more.length == 0) {
          break;
        }
        int known = reader.bytes.length;
        reader.bytes = Arrays.copyOf(reader.bytes, known + more.length);
        System.arraycopy(more, 0, reader.bytes, known, more.length);
      }
      return reader.head();
    }
  }

  /** Returns whether a blank line was read, with all that could still belong to its end. */
  private boolean holdsWholeHead() {
    at = 0;
    while (at < bytes.length) {
      int start = at;
      int end = nextLine();
      if (end == start) {
        return at + 2 < bytes.length;
      }
    }
    return false;
  }

  private RawHead head() {
    at = 0;
    List<RawHead.Field> fields = new ArrayList<>();
    int from = 0;
    StringBuilder folded = new StringBuilder();
    while (at < bytes.length && fields.size() < FIELDS) {
      int start = at;
      int end = nextLine();
      if (end == start) {
        break;
      }
      String text = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
      // only the very first line can begin a field with a blank
      folded.append(folded.isEmpty() && isBlank(start) ? text.trim() : text);
      boolean goesOn = at < bytes.length && isBlank(at);
      if (goesOn && !folded.isEmpty()) {
        folded.append("\r\n");
      } else if (!goesOn && !folded.isEmpty()) {
        fields.add(new RawHead.Field(folded.toString(), from, at));
        folded.setLength(0);
        from = at;
      }
    }
    // blanks that belong to no field stay with the blank line
    return new RawHead(Arrays.copyOf(bytes, at), fields, from, lineEnd());
  }

  /** Returns where the content of the line at {@link #at} ends, and moves on to the next line. */
  private int nextLine() {
    int end = at;
    while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
      end++;
    }
    at = end;
    if (is(at, '\r')) {
      at++;
      if (is(at, '\r') && is(at + 1, '\n')) {
        at++;
      }
      if (is(at, '\n')) {
        at++;
      }
    } else if (at < bytes.length) {
      at++;
    }
    return end;
  }

  private boolean isBlank(int index) {
    return bytes[index] == ' ' || bytes[index] == '\t';
  }

  private boolean is(int index, char c) {
    return index < bytes.length && bytes[index] == c;
  }

  /** The end of the first line, but for a bare CR; LF in a message without any. */
  private String lineEnd() {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i > 0 && bytes[i - 1] == '\r' ? "\r\n" : "\n";
      }
    }
    return "\n";
  }
}
