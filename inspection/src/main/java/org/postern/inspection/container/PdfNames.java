package org.postern.inspection.container;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.postern.inspection.mime.Charsets;

/** Names of files and numbers of objects in the text of a PDF. */
final class PdfNames {
  private static final int AROUND = 400;
  private static final int LONGEST = 1024;

  private PdfNames() {}

  /** The name that the dictionary around a position gives to its file; empty if there is none. */
  static String near(String text, int at) {
    int first = Math.max(0, at - AROUND);
    String near = text.substring(first, Math.min(text.length(), at + AROUND));
    String around = near.substring(Math.max(0, near.lastIndexOf(" obj", at - first)));
    for (String key : new String[] {"/UF", "/F"}) {
      int found = around.indexOf(key);
      while (found >= 0) {
        int value = found + key.length();
        while (value < around.length() && around.charAt(value) == ' ') {
          value++;
        }
        if (value < around.length() && (around.charAt(value) == '(' || hex(around, value))) {
          return decoded(string(around, value));
        }
        found = around.indexOf(key, found + 1);
      }
    }
    return "";
  }

  private static boolean hex(String text, int at) {
    return text.charAt(at) == '<' && at + 1 < text.length() && text.charAt(at + 1) != '<';
  }

  /** A string of either form. Source: ISO 32000-1, section 7.3.4. */
  private static byte[] string(String text, int at) {
    StringBuilder bytes = new StringBuilder();
    if (text.charAt(at) == '<') {
      int high = -1;
      for (int i = at + 1; i < text.length() && text.charAt(i) != '>'; i++) {
        int digit = Character.digit(text.charAt(i), 16);
        if (digit >= 0 && high >= 0) {
          bytes.append((char) (high << 4 | digit));
        }
        high = digit < 0 || high >= 0 ? -1 : digit;
      }
      return bytes.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
    int depth = 0;
    for (int i = at + 1; i < text.length() && bytes.length() < LONGEST; i++) {
      char c = text.charAt(i);
      if (c == ')' && depth-- == 0) {
        break;
      }
      depth += c == '(' ? 1 : 0;
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        int octal = 0;
        int digits = 0;
        while (digits < 3 && i + digits < text.length() && isOctal(text.charAt(i + digits))) {
          octal = octal * 8 + text.charAt(i + digits++) - '0';
        }
        c = digits > 0 ? (char) (octal & 0xff) : text.charAt(i);
        i += Math.max(0, digits - 1);
      }
      bytes.append(c);
    }
    return bytes.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean isOctal(char c) {
    return c >= '0' && c <= '7';
  }

  private static String decoded(byte[] raw) {
    boolean wide = raw.length > 1 && raw[0] == (byte) 0xfe && raw[1] == (byte) 0xff;
    return wide
        ? new String(raw, 2, raw.length - 2, StandardCharsets.UTF_16BE)
        : Charsets.guessed(raw);
  }

  /** The objects that a text refers to, as {@code 12 0}. */
  static List<String> references(String text) {
    List<String> found = new ArrayList<>();
    String[] words =
        text.replace('/', ' ').replace('<', ' ').replace('>', ' ').strip().split("\\s+");
    for (int i = 2; i < words.length; i++) {
      if (words[i].equals("R")) {
        found.add(words[i - 2] + ' ' + words[i - 1]);
      }
    }
    return found;
  }

  /** The number of the object whose word stands at a position, as {@code 12 0}. */
  static String object(String text, int at) {
    int from = Math.max(0, at);
    int start = from;
    while (start > 0 && (text.charAt(start - 1) == ' ' || isDigit(text.charAt(start - 1)))) {
      start--;
    }
    return text.substring(start, from).strip();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
