package org.postern.inspection.container;

/**
 * The names of streams in a Windows installer, of which two characters are written as one.
 *
 * <p>Source: no specification is published; as {@code msitools} and Wine read them.
 */
final class MsiNames {
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._";
  private static final int PAIR = 0x3800;
  private static final int SINGLE = 0x4800;
  private static final int TABLE = 0x4840;

  private MsiNames() {}

  static String plain(String name) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= PAIR && c < SINGLE) {
        plain.append(DIGITS.charAt(c - PAIR & 63)).append(DIGITS.charAt(c - PAIR >> 6));
      } else if (c >= SINGLE && c < TABLE) {
        plain.append(DIGITS.charAt(c - SINGLE));
      } else if (c == TABLE) {
        plain.append('!');
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
