package org.postern.inspection.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Text in which {@code =?charset?B?…?=} and {@code =?charset?Q?…?=} stand for other text. Read also
 * where the standard does not allow it, such as inside quoted parameters: mail programs do.
 *
 * <p>Source: RFC 2047, section 2.
 */
public final class EncodedWords {
  private static final int LONGEST_CHARSET = 60;

  private final String text;
  private final StringBuilder decoded = new StringBuilder();
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private String pendingCharset = "";
  private boolean afterWord;
  private int noEndFrom = Integer.MAX_VALUE;

  private EncodedWords(String text) {
    this.text = text;
  }

  /** Returns {@code raw}, bytes as ISO 8859-1, with each encoded word replaced. */
  public static String decode(String raw) {
    return raw.contains("=?") ? new EncodedWords(raw).run() : Charsets.guessed(raw);
  }

  private String run() {
    int position = 0;
    while (position < text.length()) {
      int start = text.indexOf("=?", position);
      if (start < 0) {
        break;
      }
      int end = word(start, position);
      if (end < 0) {
        literal(text.substring(position, start + 2));
        end = start + 2;
      }
      position = end;
    }
    literal(text.substring(position));
    return decoded.toString();
  }

  /** Takes the word that begins at {@code start}; returns where it ends, or -1 if it is none. */
  private int word(int start, int literalFrom) {
    int charsetEnd = text.indexOf('?', start + 2);
    if (charsetEnd < 0
        || charsetEnd - start > LONGEST_CHARSET
        || charsetEnd + 2 >= text.length()
        || text.charAt(charsetEnd + 2) != '?'
        || charsetEnd + 3 >= noEndFrom) {
      return -1;
    }
    int textEnd = text.indexOf("?=", charsetEnd + 3);
    if (textEnd < 0) {
      noEndFrom = charsetEnd + 3;
      return -1;
    }
    String encoded = text.substring(charsetEnd + 3, textEnd);
    byte @Nullable [] bytes =
        switch (text.charAt(charsetEnd + 1)) {
          case 'B', 'b' -> base64(encoded);
          case 'Q', 'q' -> q(encoded);
          default -> null;
        };
    if (bytes == null) {
      return -1;
    }
    String between = text.substring(literalFrom, start);
    if (!afterWord || !between.isBlank()) {
      literal(between);
    }
    String charset = text.substring(start + 2, charsetEnd);
    int language = charset.indexOf('*');
    charset = language < 0 ? charset : charset.substring(0, language);
    if (!charset.equalsIgnoreCase(pendingCharset)) {
      flush();
      pendingCharset = charset;
    }
    pending.writeBytes(bytes);
    afterWord = true;
    return textEnd + 2;
  }

  private void literal(String raw) {
    flush();
    decoded.append(Charsets.guessed(raw));
    afterWord = false;
  }

  private void flush() {
    if (pending.size() > 0) {
      decoded.append(Charsets.decoded(pending.toByteArray(), pendingCharset));
      pending.reset();
    }
  }

  private static byte[] base64(String encoded) {
    StringBuilder plain = new StringBuilder(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || c == '+' || c == '/')) {
        plain.append(c);
      }
    }
    if (plain.length() % 4 == 1) {
      plain.setLength(plain.length() - 1);
    }
    return Base64.getDecoder().decode(plain.toString());
  }

  private static byte[] q(String encoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == '=' && i + 2 < encoded.length()) {
        int high = Character.digit(encoded.charAt(i + 1), 16);
        int low = Character.digit(encoded.charAt(i + 2), 16);
        if (high >= 0 && low >= 0) {
          bytes.write(high << 4 | low);
          i += 2;
          continue;
        }
      }
      bytes.writeBytes((c == '_' ? " " : String.valueOf(c)).getBytes(StandardCharsets.ISO_8859_1));
    }
    return bytes.toByteArray();
  }
}
