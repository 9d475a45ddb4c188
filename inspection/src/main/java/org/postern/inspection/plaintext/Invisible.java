package org.postern.inspection.plaintext;

/** Characters that take no room on the screen, so that words with them in it look like others. */
final class Invisible {
  private Invisible() {}

  /** Returns a text without them. */
  static String removed(String text) {
    int first = 0;
    while (first < text.length() && !isInvisible(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder visible = new StringBuilder(text.length()).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isInvisible(c)) {
        visible.append(c);
      }
    }
    return visible.toString();
  }

  /** Source: Unicode 15, property Default_Ignorable_Code_Point, as far as it is one char. */
  private static boolean isInvisible(char c) {
    if (c < 0xad) {
      return false;
    }
    return c == 0xad
        || c == 0x34f
        || c == 0x61c
        || c >= 0x115f && c <= 0x1160
        || c >= 0x17b4 && c <= 0x17b5
        || c >= 0x180b && c <= 0x180f
        || c >= 0x200b && c <= 0x200f
        || c >= 0x202a && c <= 0x202e
        || c >= 0x2060 && c <= 0x206f
        || c == 0x3164
        || c >= 0xfe00 && c <= 0xfe0f
        || c == 0xfeff
        || c == 0xffa0;
  }
}
