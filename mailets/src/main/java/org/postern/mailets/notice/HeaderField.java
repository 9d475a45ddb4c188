package org.postern.mailets.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;

/** Writes header fields: folded, in US-ASCII, other text as encoded words (RFC 2047). */
final class HeaderField {
  /** RFC 2047, section 2: 75 characters, of which 12 are {@code =?UTF-8?B?} and {@code ?=}. */
  private static final int WORD_BYTES = 45;

  private static final int LINE = 76;

  private HeaderField() {}

  /** Returns a field of free text. */
  static String text(String name, String value) {
    return name + ": " + (isPlain(value) ? folded(name, value) : encoded(value)) + "\r\n";
  }

  /** Returns a field of words without blanks, such as message ids; each has a line if need be. */
  static String words(String name, List<String> words) {
    return name + ": " + folded(name, String.join(" ", words)) + "\r\n";
  }

  /** Returns a phrase (RFC 5322, section 3.2.5), such as the name before an address. */
  static String phrase(String text) {
    return isPlain(text)
        ? "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\""
        : encoded(text);
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c < 127) && !text.contains("=?");
  }

  private static String folded(String name, String value) {
    StringBuilder out = new StringBuilder();
    int column = name.length() + 2;
    for (String word : value.strip().split(" +")) {
      for (int from = 0; from == 0 || from < word.length(); from += 900) {
        String piece = word.substring(from, Math.min(word.length(), from + 900));
        if (!out.isEmpty() && column + 1 + piece.length() > LINE) {
          out.append("\r\n ");
          column = 1;
        } else if (!out.isEmpty()) {
          out.append(' ');
          column++;
        }
        out.append(piece);
        column += piece.length();
      }
    }
    return out.toString();
  }

  private static String encoded(String text) {
    StringBuilder out = new StringBuilder();
    StringBuilder word = new StringBuilder();
    int bytes = 0;
    for (int at = 0; at < text.length(); ) {
      String c = text.substring(at, text.offsetByCodePoints(at, 1));
      int more = c.getBytes(UTF_8).length;
      if (bytes + more > WORD_BYTES) {
        out.append(word(word)).append("\r\n ");
        word.setLength(0);
        bytes = 0;
      }
      word.append(c);
      bytes += more;
      at += c.length();
    }
    return out.append(word(word)).toString();
  }

  private static String word(CharSequence text) {
    return "=?UTF-8?B?"
        + Base64.getEncoder().encodeToString(text.toString().getBytes(UTF_8))
        + "?=";
  }
}
