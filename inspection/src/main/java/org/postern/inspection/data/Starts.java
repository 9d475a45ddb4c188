package org.postern.inspection.data;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The shapes that are looked for, by the character they begin with. */
final class Starts {
  static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  static final String LETTERS = CAPITALS + "abcdefghijklmnopqrstuvwxyz";

  /** A shape and what it is of. */
  record Start(Identifier what, Shape shape) {}

  private final List<List<Start>> byCharacter = new ArrayList<>();

  Starts(Set<Identifier> wanted) {
    for (int i = 0; i < 128; i++) {
      byCharacter.add(new ArrayList<>());
    }
    Map<Identifier, List<Shape>> shapes = new EnumMap<>(Identifier.class);
    wanted.forEach(what -> shapes.put(what, Schemes.of(what)));
    shapes.forEach((what, list) -> list.forEach(shape -> add(new Start(what, shape))));
  }

  private void add(Start start) {
    String starts = start.shape().starts();
    for (char c : starts.toCharArray()) {
      if (c == '0') {
        "0123456789".chars().forEach(digit -> byCharacter.get(digit).add(start));
      } else {
        byCharacter.get(c).add(start);
      }
    }
  }

  List<Start> at(char c) {
    return c < 128 ? byCharacter.get(c) : List.of();
  }
}
