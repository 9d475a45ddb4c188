package org.postern.mailets;

import java.util.ArrayList;
import java.util.List;

/**
 * A text in one language with placeholders, cut into pieces once: what is put in for a placeholder
 * is never looked at again, whatever it contains.
 *
 * @param language its code
 * @param pieces words and placeholders in turns, beginning and ending with words
 */
record RemovalText(String language, List<String> pieces) {
  private static final List<String> PLACEHOLDERS = List.of("{name}", "{because}", "{id}");

  RemovalText {
    pieces = List.copyOf(pieces);
  }

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException if something in braces is no placeholder
   */
  static RemovalText of(String language, String text) {
    List<String> pieces = new ArrayList<>();
    int at = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
      int close = text.indexOf('}', open);
      String written = text.substring(open, close < 0 ? text.length() : close + 1);
      if (!PLACEHOLDERS.contains(written)) {
        throw new IllegalArgumentException(
            "\""
                + written
                + "\" is no placeholder; write one of "
                + String.join(", ", PLACEHOLDERS)
                + ", or remove it");
      }
      pieces.add(text.substring(at, open));
      pieces.add(written);
      at = close + 1;
    }
    pieces.add(text.substring(at));
    return new RemovalText(language, pieces);
  }

  /** Returns the text with what stands for each placeholder. */
  String with(String name, String because, String id) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pieces.size(); i++) {
      String piece = pieces.get(i);
      text.append(
          i % 2 == 0
              ? piece
              : switch (piece) {
                case "{name}" -> name;
                case "{because}" -> because;
                default -> id;
              });
    }
    return text.toString();
  }
}
