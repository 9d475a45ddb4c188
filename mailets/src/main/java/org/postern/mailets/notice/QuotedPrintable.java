package org.postern.mailets.notice;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;

/**
 * RFC 2045, section 6.7: lines of at most 76 characters, all printable US-ASCII. {@code =_} cannot
 * come out of it, so that a boundary with these two is safe.
 */
final class QuotedPrintable {
  private static final int LINE = 75;

  private QuotedPrintable() {}

  /** Returns bytes encoded; CRLF, LF and CR each are a line end. */
  static byte[] of(byte[] raw) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length + raw.length / 8 + 64);
    int column = 0;
    for (int at = 0; at < raw.length; at++) {
      int c = raw[at] & 0xff;
      if (c == '\r' || c == '\n') {
        out.writeBytes("\r\n".getBytes(US_ASCII));
        column = 0;
        if (c == '\r' && at + 1 < raw.length && raw[at + 1] == '\n') {
          at++;
        }
        continue;
      }
      String written = written(c, lastOfLine(raw, at), column == 0);
      if (column + written.length() > LINE) {
        out.writeBytes("=\r\n".getBytes(US_ASCII));
        column = 0;
        written = written(c, lastOfLine(raw, at), true);
      }
      out.writeBytes(written.getBytes(US_ASCII));
      column += written.length();
    }
    return out.toByteArray();
  }

  /** A dot or {@code From} at the start of a line is what some programs change. */
  private static String written(int c, boolean last, boolean first) {
    boolean plain =
        c > ' ' && c < 127 && c != '=' && !(first && (c == '.' || c == 'F' || c == '-'));
    boolean blank = (c == ' ' || c == '\t') && !last;
    return plain || blank ? String.valueOf((char) c) : "=%02X".formatted(c);
  }

  private static boolean lastOfLine(byte[] raw, int at) {
    return at + 1 == raw.length || raw[at + 1] == '\r' || raw[at + 1] == '\n';
  }
}
