package org.postern.inspection.plaintext;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The first bytes of a content.
 *
 * @param bytes at most {@link #SIZE}
 */
record Head(byte[] bytes) {
  static final int SIZE = 1024;

  /** Of the characters of a text in a wide charset, one in so many at least has a zero byte. */
  private static final int WIDE_SHARE = 3;

  /** Of the bytes of a text, less than one in so many is a control character. */
  private static final int CONTROL_SHARE = 32;

  boolean startsWith(String ascii) {
    Optional<Charset> wide = wide();
    String start =
        wide.map(charset -> new String(bytes, charset))
            .orElseGet(() -> new String(bytes, StandardCharsets.ISO_8859_1))
            .stripLeading();
    int from = start.startsWith("\u00ef\u00bb\u00bf") ? 3 : start.startsWith("\ufeff") ? 1 : 0;
    return start.startsWith(ascii, from);
  }

  /** Returns whether this is the start of a text in some charset. */
  boolean isText() {
    if (wide().isPresent()) {
      return true;
    }
    int controls = 0;
    for (byte b : bytes) {
      if (b == 0) {
        return false;
      }
      if (b >= 0 && b < ' ' && "\t\n\r\f\u000b\u001b".indexOf(b) < 0) {
        controls++;
      }
    }
    return bytes.length > 0 && controls * CONTROL_SHARE <= bytes.length;
  }

  /** Returns the charset of a byte order mark, or that of a text in which every other byte is 0. */
  Optional<Charset> wide() {
    if (begins(0xff, 0xfe, 0, 0)) {
      return Optional.of(Charset.forName("UTF-32LE"));
    }
    if (begins(0, 0, 0xfe, 0xff)) {
      return Optional.of(Charset.forName("UTF-32BE"));
    }
    if (begins(0xff, 0xfe)) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    if (begins(0xfe, 0xff)) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    int even = 0;
    int odd = 0;
    for (int i = 0; i + 1 < bytes.length; i += 2) {
      even += bytes[i] == 0 ? 1 : 0;
      odd += bytes[i + 1] == 0 ? 1 : 0;
    }
    int pairs = bytes.length / 2;
    if (pairs > 1 && even == 0 && odd * WIDE_SHARE >= pairs) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    return pairs > 1 && odd == 0 && even * WIDE_SHARE >= pairs
        ? Optional.of(StandardCharsets.UTF_16BE)
        : Optional.empty();
  }

  private boolean begins(int... wanted) {
    if (bytes.length < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if ((bytes[i] & 0xff) != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
