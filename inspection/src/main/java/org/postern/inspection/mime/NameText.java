package org.postern.inspection.mime;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The name parameter of a field as it is written, read in the ways of programs that stop early, go
 * on too long, or undo what was not meant to be undone. What is written well gives nothing more.
 */
public final class NameText {
  private static final int LONGEST = 2_000;
  private static final int MOST = 32;
  private static final String PADDING = " ".repeat(6);

  private NameText() {}

  /**
   * Hands out the names that some program reads.
   *
   * @param raw the value of a field with its folds, bytes as ISO 8859-1
   * @param parameter its name, lower case
   */
  public static void others(String raw, String parameter, Consumer<String> names) {
    String lower = raw.toLowerCase(Locale.ROOT);
    Sections sections = new Sections();
    int seen = 0;
    for (int at = lower.indexOf(parameter);
        at >= 0 && seen < MOST;
        at = lower.indexOf(parameter, at + 1), seen++) {
      int equals = raw.indexOf('=', at);
      if (equals < 0 || at > 0 && Character.isLetter(lower.charAt(at - 1))) {
        continue;
      }
      String key = raw.substring(at + parameter.length(), equals);
      String value = value(raw, equals + 1);
      quoted(raw.substring(equals + 1).strip(), names);
      if (key.startsWith("*")) {
        sections.add(key.replace("*", "").strip(), value);
      } else if (isOdd(value) || raw.substring(0, at).isBlank() || !key.isEmpty()) {
        forms(value, names);
      }
    }
    sections.others(names);
  }

  /** Some programs end a name at the quote that closes it, whatever stands behind. */
  private static void quoted(String value, Consumer<String> names) {
    int close = value.startsWith("\"") ? value.indexOf('"', 1) : -1;
    boolean escaped = close > 0 && value.charAt(close - 1) == '\\';
    if (close > 1 && !escaped && close + 1 < value.length()) {
      char behind = value.charAt(close + 1);
      if (behind != ';' && !Character.isWhitespace(behind)) {
        names.accept(value.substring(1, close));
      }
    }
  }

  /** The sections of a name; RFC 2231, section 3, has them numbered from 0 without a gap. */
  private static final class Sections {
    private final SortedMap<Integer, String> byNumber = new TreeMap<>();
    private final StringBuilder inOrder = new StringBuilder();
    private boolean odd;

    void add(String number, String value) {
      int expected = byNumber.size();
      boolean digits = number.chars().allMatch(c -> c >= '0' && c <= '9');
      boolean numbered = digits && !number.isEmpty() && number.length() < 5;
      int is = numbered ? Integer.parseInt(number) : expected;
      odd |= numbered && (is != expected || number.length() > 1 && number.startsWith("0"));
      odd |= byNumber.putIfAbsent(is, value) != null && numbered;
      inOrder.append(value);
    }

    void others(Consumer<String> names) {
      if (!odd) {
        return;
      }
      forms(inOrder.toString(), names);
      StringBuilder upToGap = new StringBuilder();
      for (int next = 0; byNumber.containsKey(next); next++) {
        upToGap.append(byNumber.get(next));
      }
      forms(upToGap.toString(), names);
    }
  }

  /** The value as far as any program may read it: to the quote that ends it, or a semicolon. */
  private static String value(String raw, int from) {
    int start = from;
    while (start < raw.length() && " \t\r\n".indexOf(raw.charAt(start)) >= 0) {
      start++;
    }
    boolean quoted = start < raw.length() && raw.charAt(start) == '"';
    int end = quoted ? start + 1 : start;
    while (end < raw.length() && raw.charAt(end) != (quoted ? '"' : ';')) {
      end += raw.charAt(end) == '\\' ? 2 : 1;
    }
    end = Math.min(Math.min(end, raw.length()), start + LONGEST);
    return raw.substring(quoted ? Math.min(start + 1, end) : start, end);
  }

  private static boolean isOdd(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c == '\\' || c == '%' || c == '\'' || c == '"') {
        return true;
      }
    }
    return value.contains(PADDING) || value.endsWith(".") || stream(value) > 0;
  }

  private static void forms(String value, Consumer<String> names) {
    give(value, names);
    give(withoutFolds(value), names);
    give(upToControl(value), names);
    give(value.replace("\"", "").replace("\\", ""), names);
    int escaped = value.indexOf('\\');
    if (escaped >= 0) {
      give(value.substring(0, escaped), names);
    }
    give(withoutTrailing(value, ". "), names);
    int stream = stream(value);
    if (stream > 0) {
      give(value.substring(0, stream), names);
      give(value.substring(stream + 1), names);
    }
    int padding = value.indexOf(PADDING);
    if (padding > 0) {
      give(value.substring(0, padding), names);
    }
    if (value.length() > 1 && value.startsWith("'") && value.endsWith("'")) {
      give(value.substring(1, value.length() - 1), names);
    }
    if (value.indexOf('%') >= 0) {
      give(Charsets.extended(value), names);
      give(Charsets.unescaped(value), names);
    }
  }

  /**
   * Where the name of an alternate stream of NTFS begins; a colon in prose has a blank behind it.
   */
  private static int stream(String value) {
    int colon = value.indexOf(':', 2);
    boolean prose = colon + 1 < value.length() && value.charAt(colon + 1) == ' ';
    return prose ? -1 : colon;
  }

  private static String withoutTrailing(String value, String away) {
    int end = value.length();
    while (end > 0 && away.indexOf(value.charAt(end - 1)) >= 0) {
      end--;
    }
    return value.substring(0, end);
  }

  private static void give(String name, Consumer<String> names) {
    String text = EncodedWords.decode(name.replace("\r", "").replace("\n", "").strip());
    if (!text.isEmpty()) {
      names.accept(text);
    }
  }

  /** A folded name joined without the blanks of the fold. */
  private static String withoutFolds(String value) {
    StringBuilder joined = new StringBuilder(value.length());
    boolean fold = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\r' || c == '\n') {
        fold = true;
      } else if (!fold || c != ' ' && c != '\t') {
        fold = false;
        joined.append(c);
      }
    }
    return joined.toString();
  }

  private static String upToControl(String value) {
    for (int i = 0; i < value.length(); i++) {
      boolean fold = value.startsWith("\r\n ", i) || value.startsWith("\r\n\t", i);
      if (fold) {
        i += 2;
      } else if (value.charAt(i) < ' ') {
        return value.substring(0, i);
      }
    }
    return value;
  }

  /** Decodes UTF-7, which Java does not know. Source: RFC 2152. */
  static String utf7(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    StringBuilder decoded = new StringBuilder(text.length());
    int bits = 0;
    int count = 0;
    boolean shifted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".indexOf(c);
      if (shifted && value >= 0) {
        bits = bits << 6 | value;
        count += 6;
        if (count >= 16) {
          count -= 16;
          decoded.append((char) (bits >> count));
        }
      } else if (shifted) {
        shifted = false;
        if (c != '-') {
          decoded.append(c);
        }
      } else if (c == '+' && i + 1 < text.length() && text.charAt(i + 1) == '-') {
        decoded.append('+');
        i++;
      } else if (c == '+') {
        shifted = true;
        bits = 0;
        count = 0;
      } else {
        decoded.append(c);
      }
    }
    return decoded.toString();
  }
}
