package org.postern.inspection.anatomy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.postern.inspection.content.Content;
import org.postern.inspection.content.Spool;
import org.postern.inspection.decoding.Coding;
import org.postern.inspection.decoding.Decoder;
import org.postern.inspection.decoding.LineDecoder;

/** Finds {@code data:} URLs in a text. Source: RFC 2397. */
final class DataUrls {
  private static final String SCHEME = "data:";
  private static final int LONGEST_HEAD = 200;

  private final InputStream in;
  private final int most;
  private final List<TextFile> found = new ArrayList<>();

  private DataUrls(InputStream in, int most) {
    this.in = in;
    this.most = most;
  }

  static List<TextFile> in(Content content, int most) throws IOException {
    try (InputStream in = new BufferedInputStream(content.open(), 32 << 10)) {
      DataUrls urls = new DataUrls(in, most);
      urls.read();
      return urls.found;
    }
  }

  private void read() throws IOException {
    int matched = 0;
    int b;
    while ((b = in.read()) >= 0 && found.size() < most) {
      int lower = b >= 'A' && b <= 'Z' ? b | 0x20 : b;
      matched = lower == SCHEME.charAt(matched) ? matched + 1 : lower == 'd' ? 1 : 0;
      if (matched == SCHEME.length()) {
        matched = 0;
        url();
      }
    }
  }

  private void url() throws IOException {
    StringBuilder head = new StringBuilder();
    int b;
    while ((b = in.read()) != ',') {
      if (b < ' ' || b == '"' || b == '>' || head.length() == LONGEST_HEAD) {
        return;
      }
      head.append((char) b);
    }
    boolean base64 = head.toString().toLowerCase(Locale.ROOT).contains(";base64");
    Decoder decoder = Coding.BASE64.decoder();
    Spool decoded = LineDecoder.spool();
    byte[] one = new byte[1];
    byte[] out = new byte[decoder.mostOf(1)];
    while ((b = next()) >= 0) {
      if (base64) {
        one[0] = (byte) b;
        decoded.write(out, 0, decoder.decode(one, 0, 1, out, 0));
      } else {
        decoded.write(b);
      }
    }
    if (base64) {
      decoded.write(out, 0, decoder.end(out, 0));
    }
    if (decoded.size() > 0) {
      found.add(new TextFile("", "data: URL", decoded.content()));
    }
  }

  /** The next byte of a URL, percent encoding undone; -1 where it ends. */
  private int next() throws IOException {
    int b = in.read();
    boolean fold = b == '\r' || b == '\n';
    while (b == '\r' || b == '\n' || fold && (b == ' ' || b == '\t')) {
      b = in.read();
    }
    if (b < 0 || b == '"' || b == '\'' || b == '>' || b == '<' || b == ' ' || b == ')') {
      return -1;
    }
    if (b != '%') {
      return b;
    }
    String hex = new String(in.readNBytes(2), StandardCharsets.ISO_8859_1);
    int high = hex.isEmpty() ? -1 : Character.digit(hex.charAt(0), 16);
    int low = hex.length() < 2 ? -1 : Character.digit(hex.charAt(1), 16);
    return high < 0 || low < 0 ? '%' : high << 4 | low;
  }
}
