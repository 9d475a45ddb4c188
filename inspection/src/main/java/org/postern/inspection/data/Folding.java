package org.postern.inspection.data;

import java.text.Normalizer;

/**
 * A text as keywords are compared with it: small letters, without accents, in their plain form. A
 * keyword and a text that differ in nothing else are the same folded.
 */
final class Folding {
  /** For each char what it is folded to; 0 for marks that stand for no letter of their own. */
  private static final char[] TABLE = table();

  private final String folded;

  /** Where each folded character stands in the text; empty if that is the same place. */
  private final int[] positions;

  private Folding(String folded, int[] positions) {
    this.folded = folded;
    this.positions = positions;
  }

  static Folding of(String text) {
    char[] folded = new char[text.length()];
    int[] positions = {};
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = TABLE[text.charAt(i)];
      if (c == 0) {
        if (positions.length == 0) {
          positions = identity(text.length());
        }
      } else {
        if (positions.length > 0) {
          positions[length] = i;
        }
        folded[length++] = c;
      }
    }
    return new Folding(new String(folded, 0, length), positions);
  }

  String folded() {
    return folded;
  }

  /** Returns where in the text a character of the folded text stands. */
  int position(int inFolded) {
    return positions.length == 0 ? inFolded : positions[inFolded];
  }

  private static int[] identity(int length) {
    int[] positions = new int[length];
    for (int i = 0; i < length; i++) {
      positions[i] = i;
    }
    return positions;
  }

  private static char[] table() {
    char[] table = new char[Character.MAX_VALUE + 1];
    for (int i = 0; i < table.length; i++) {
      table[i] = fold((char) i);
    }
    // Letters with a stroke, and the two of Turkish, have no decomposition.
    String stroked = "\u0142\u0141\u00f8\u00d8\u0111\u0110\u0127\u0126\u0131\u0130\u0000";
    String plain = "llooddhhii\u0001";
    for (int i = 0; i < stroked.length(); i++) {
      table[stroked.charAt(i)] = plain.charAt(i);
    }
    return table;
  }

  private static char fold(char c) {
    if (Character.isSurrogate(c)) {
      return c;
    }
    if (Character.getType(c) == Character.NON_SPACING_MARK) {
      return 0;
    }
    if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      return ' ';
    }
    String plain = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD);
    char base = c;
    int letters = 0;
    for (char part : plain.toCharArray()) {
      if (Character.getType(part) != Character.NON_SPACING_MARK) {
        base = part;
        letters++;
      }
    }
    return Character.toLowerCase(Character.toUpperCase(letters == 1 ? base : c));
  }
}
