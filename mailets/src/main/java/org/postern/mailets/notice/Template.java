package org.postern.mailets.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text with placeholders. It is cut into pieces once, when it is read: what is put in for a
 * placeholder is never looked at again, whatever it contains.
 *
 * @param pieces in order
 */
record Template(List<Piece> pieces) {

  /** A piece of a text. */
  sealed interface Piece {
    /** Words as they are. */
    record Words(String text) implements Piece {}

    /** Where something is put in. */
    record Gap(Placeholder placeholder) implements Piece {}
  }

  Template {
    pieces = List.copyOf(pieces);
  }

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException if something in braces is no placeholder
   */
  static Template of(String text) {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
      int close = text.indexOf('}', open);
      String written = text.substring(open, close < 0 ? text.length() : close + 1);
      Placeholder placeholder =
          Placeholder.of(written)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "\"" + written + "\" is no placeholder; remove it"));
      pieces.add(new Piece.Words(text.substring(at, open)));
      pieces.add(new Piece.Gap(placeholder));
      at = close + 1;
    }
    pieces.add(new Piece.Words(text.substring(at)));
    return new Template(pieces);
  }

  Set<Placeholder> placeholders() {
    return pieces.stream()
        .flatMap(
            piece ->
                switch (piece) {
                  case Piece.Words words -> java.util.stream.Stream.<Placeholder>empty();
                  case Piece.Gap gap -> java.util.stream.Stream.of(gap.placeholder());
                })
        .collect(Collectors.toSet());
  }

  /** Returns the text with what stands for each placeholder. */
  String with(Map<Placeholder, String> values) {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      text.append(
          switch (piece) {
            case Piece.Words words -> words.text();
            case Piece.Gap gap -> values.getOrDefault(gap.placeholder(), "");
          });
    }
    return text.toString();
  }
}
