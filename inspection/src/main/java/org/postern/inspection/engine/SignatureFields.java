package org.postern.inspection.engine;

import java.util.Arrays;

/** What the lines of ClamAV's text formats have in common. */
final class SignatureFields {
  private static final int LONGEST_NAME = 200;

  private SignatureFields() {}

  /** Splits at colons; up to two fields more, the engine versions it is for, are cut off. */
  static String[] split(String line, int count, String form) {
    String[] fields = line.split(":", -1);
    if (fields.length < count || fields.length > count + 2) {
      throw new IllegalArgumentException(
          fields.length + " fields with colons between them; write " + form);
    }
    for (int i = count; i < fields.length; i++) {
      number(fields[i], "an engine version; write a number, or leave it out");
    }
    return Arrays.copyOf(fields, count);
  }

  static String name(String text) {
    if (text.isEmpty()
        || text.length() > LONGEST_NAME
        || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is not a name; write up to "
              + LONGEST_NAME
              + " ASCII characters without blanks");
    }
    return text;
  }

  static long number(String text, String what) {
    if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException("\"" + text + "\" is not " + what);
    }
    return Long.parseLong(text);
  }

  static void hex(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
        throw new IllegalArgumentException(
            "'"
                + text.charAt(i)
                + "' at character "
                + (i + 1)
                + " is not a hexadecimal digit; write two for each byte");
      }
    }
  }
}
