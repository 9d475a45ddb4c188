package org.postern.inspection.decoding;

import java.io.IOException;
import java.nio.file.Path;
import org.postern.inspection.content.Content;
import org.postern.inspection.content.Spool;

/** Decodes a file that stands in the lines of a text. For one thread and one file. */
public interface LineDecoder {
  /** What a line was. */
  enum State {
    /** It belongs to the file. */
    MORE,
    /** It ends the file and belongs to it. */
    LAST,
    /** It belongs to the text again. */
    NONE
  }

  /**
   * What came out.
   *
   * @param name that the encoding itself carries; empty if none
   * @param how the encoding, in words
   */
  record Result(String name, String how, Content content) {}

  /** Takes a line without its end; marks of quoting before it are passed over. */
  State line(byte[] line, int length) throws IOException;

  /** Returns what was decoded. */
  Result end() throws IOException;

  /** Returns a decoder of uuencode and, told by its first line, of xxencode. */
  static LineDecoder uu() {
    return new UuLines();
  }

  /** Returns a decoder of lines of base64. */
  static LineDecoder base64() {
    return new Base64Lines();
  }

  /** Returns a decoder of yEnc, version 1.3. */
  static LineDecoder yenc() {
    return new YencLines();
  }

  /**
   * Returns a decoder of BinHex 4.0.
   *
   * @param most bytes that are wanted: a character of it can stand for fifty
   */
  static LineDecoder binhex(long most) {
    return new BinhexLines(most);
  }

  /** Returns whether a line is made of base64 and has some length. */
  static boolean isBase64(byte[] line, int from, int to, int least) {
    int end = to;
    while (end > from && (line[end - 1] == '=' || line[end - 1] == ' ')) {
      end--;
    }
    if (end - from < least) {
      return false;
    }
    for (int i = from; i < end; i++) {
      byte c = line[i];
      boolean is = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '/' && c <= '9' || c == '+';
      if (!is) {
        return false;
      }
    }
    return true;
  }

  /** Returns where what was decoded goes: a private file, but for the smallest. */
  static Spool spool() {
    return new Spool(Path.of(System.getProperty("java.io.tmpdir")), 64 << 10);
  }

  /**
   * Returns how long the blanks, quoting marks and HTML tags are that a line begins with; the mark
   * of UTF-8 before a text counts, too.
   */
  static int marks(byte[] line, int length) {
    boolean utf8 = length > 2 && line[0] == (byte) 0xef && line[1] == (byte) 0xbb;
    int marks = utf8 && line[2] == (byte) 0xbf ? 3 : 0;
    while (marks < length) {
      byte b = line[marks];
      if (b == '<') {
        int end = marks + 1;
        while (end < length && line[end] != '>') {
          end++;
        }
        if (end == length) {
          return marks;
        }
        marks = end;
      } else if (b != ' ' && b != '\t' && b != '>') {
        return marks;
      }
      marks++;
    }
    return marks;
  }
}
