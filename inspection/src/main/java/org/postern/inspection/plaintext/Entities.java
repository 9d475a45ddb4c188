package org.postern.inspection.plaintext;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * References to characters, such as {@code &eacute;} and {@code &#x41;}.
 *
 * <p>Source: HTML Living Standard, section 13.2.5.72 and following.
 */
final class Entities {
  private static final int LONGEST_NAME = 33;
  private static final Map<String, String> NAMED = named();

  private Entities() {}

  /**
   * Reads a reference.
   *
   * @param at where the ampersand stands
   * @param into where the character goes; the ampersand itself, if this is no reference
   * @return where the text goes on
   */
  static int read(String text, int at, StringBuilder into) {
    int next =
        at + 1 < text.length() && text.charAt(at + 1) == '#' ? number(text, at + 2, into) : -1;
    if (next < 0) {
      next = name(text, at + 1, into);
    }
    if (next < 0) {
      into.append('&');
      return at + 1;
    }
    return next;
  }

  private static int number(String text, int from, StringBuilder into) {
    boolean hex = from < text.length() && (text.charAt(from) | 0x20) == 'x';
    int start = hex ? from + 1 : from;
    int at = start;
    int code = 0;
    while (at < text.length() && digit(text.charAt(at), hex) >= 0) {
      code = Math.min(0x110000, code * (hex ? 16 : 10) + digit(text.charAt(at++), hex));
    }
    if (at == start) {
      return -1;
    }
    append(code, into);
    return at < text.length() && text.charAt(at) == ';' ? at + 1 : at;
  }

  private static int digit(char c, boolean hex) {
    return c < 0x80 ? Character.digit(c, hex ? 16 : 10) : -1;
  }

  private static void append(int code, StringBuilder into) {
    if (code >= 0x80 && code < 0xa0) {
      into.append(new String(new byte[] {(byte) code}, Charset.forName("windows-1252")));
    } else if (code == 0 || code > Character.MAX_CODE_POINT || code >= 0xd800 && code < 0xe000) {
      into.append('\ufffd');
    } else {
      into.appendCodePoint(code);
    }
  }

  private static int name(String text, int from, StringBuilder into) {
    int at = from;
    while (at < text.length() && at - from < LONGEST_NAME && isNameChar(text.charAt(at))) {
      at++;
    }
    boolean closed = at < text.length() && text.charAt(at) == ';';
    @Nullable String character = closed ? NAMED.get(text.substring(from, at) + ";") : null;
    int end = at;
    // Old names need no semicolon, and other letters may follow.
    while (character == null && end > from) {
      character = NAMED.get(text.substring(from, end--));
      if (character != null) {
        into.append(character);
        return end + 1;
      }
    }
    if (character == null) {
      return -1;
    }
    into.append(character);
    return at + 1;
  }

  private static boolean isNameChar(char c) {
    return c < 0x80 && Character.isLetterOrDigit(c);
  }

  private static Map<String, String> named() {
    Map<String, String> names = new HashMap<>();
    try (InputStream in =
            Objects.requireNonNull(Entities.class.getResourceAsStream("entities.txt"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          add(line.split(" "), names);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(names);
  }

  private static void add(String[] words, Map<String, String> names) {
    StringBuilder characters = new StringBuilder();
    for (int i = 1; i < words.length; i++) {
      characters.appendCodePoint(Integer.parseInt(words[i], 16));
    }
    String name = words[0];
    if (name.endsWith("+")) {
      name = name.substring(0, name.length() - 1);
      names.put(name, characters.toString());
    }
    names.put(name + ";", characters.toString());
  }
}
