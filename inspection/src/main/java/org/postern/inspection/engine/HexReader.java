package org.postern.inspection.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Reads the hexadecimal signatures of ClamAV's text formats: {@code 4d5a}, {@code ??}, {@code 4?},
 * {@code *}, <code>{n-m}</code>, {@code (aa|bb)}, {@code !(aa|bb)}. Alternatives of several bytes
 * become several patterns.
 *
 * <p>Source: ClamAV documentation, "Body-based Signature Content Format".
 */
final class HexReader {
  private static final int MOST_VARIANTS = 64;
  private static final int LONGEST = 2048;

  private final String hex;
  private int at;

  /** The patterns so far: a list of sets of bytes and gaps each. */
  private List<List<Object>> variants = new ArrayList<>(List.of(new ArrayList<>()));

  private HexReader(String hex) {
    this.hex = hex;
  }

  /**
   * Returns the patterns that {@code hex} means; one of them is there if it is.
   *
   * @param change what is done to each set of bytes
   * @throws IllegalArgumentException with the place and what to write instead
   */
  static List<HexPattern> read(String hex, UnaryOperator<List<BitSet>> change) {
    return new HexReader(hex).read().stream().map(tokens -> pattern(tokens, change)).toList();
  }

  private List<List<Object>> read() {
    while (at < hex.length()) {
      switch (hex.charAt(at)) {
        case '*' -> {
          at++;
          append(List.of(List.of(new Gap(0, Gap.ANY))));
        }
        case '{' -> append(List.of(List.of(Gap.parse(until('}')))));
        case '(' -> append(alternatives());
        case '!' -> append(List.of(List.of(none())));
        default -> append(List.of(List.of(set())));
      }
      if (variants.get(0).size() > LONGEST) {
        throw new IllegalArgumentException(
            "the signature has more than " + LONGEST + " positions; write a shorter one");
      }
    }
    return variants;
  }

  private void append(List<? extends List<?>> choices) {
    if (choices.size() > 1 && variants.size() * choices.size() > MOST_VARIANTS) {
      throw new IllegalArgumentException(
          "the alternatives make more than " + MOST_VARIANTS + " signatures; write several lines");
    }
    List<List<Object>> longer = new ArrayList<>();
    for (List<Object> variant : variants) {
      for (List<?> choice : choices) {
        List<Object> tokens = choices.size() == 1 ? variant : new ArrayList<>(variant);
        tokens.addAll(choice);
        longer.add(tokens);
      }
    }
    variants = longer;
  }

  /** Alternatives of one byte each are one set. */
  private List<List<BitSet>> alternatives() {
    String inside = until(')');
    if (inside.matches("[BLW]")) {
      throw new IllegalArgumentException(
          "("
              + inside
              + ") at character "
              + at
              + " is a boundary, which is not supported;"
              + " leave it out");
    }
    List<List<BitSet>> choices = new ArrayList<>();
    for (String alternative : inside.split("\\|", -1)) {
      HexReader reader = new HexReader(alternative);
      List<BitSet> sets = new ArrayList<>();
      while (reader.at < alternative.length()) {
        sets.add(reader.set());
      }
      if (sets.isEmpty()) {
        throw new IllegalArgumentException(
            "an alternative before character " + at + " is empty; write at least one byte");
      }
      choices.add(sets);
    }
    if (choices.stream().anyMatch(sets -> sets.size() > 1)) {
      return choices;
    }
    BitSet any = new BitSet(256);
    choices.forEach(sets -> any.or(sets.get(0)));
    return List.of(List.of(any));
  }

  private BitSet none() {
    at++;
    if (at == hex.length() || hex.charAt(at) != '(') {
      throw new IllegalArgumentException(
          "'!' at character " + at + " has no alternatives behind it; write !(aa|bb)");
    }
    List<List<BitSet>> choices = alternatives();
    if (choices.size() > 1) {
      throw new IllegalArgumentException(
          "alternatives of several bytes cannot be excluded; write one byte in each");
    }
    BitSet others = (BitSet) choices.get(0).get(0).clone();
    others.flip(0, 256);
    return others;
  }

  private String until(char close) {
    int end = hex.indexOf(close, at);
    if (end < 0) {
      throw new IllegalArgumentException(
          "'" + hex.charAt(at) + "' at character " + (at + 1) + " is not closed; write " + close);
    }
    String inside = hex.substring(at + 1, end);
    at = end + 1;
    return inside;
  }

  private BitSet set() {
    if (at + 1 == hex.length()) {
      throw new IllegalArgumentException("the last byte has one digit; write two for each byte");
    }
    int high = nibble();
    int low = nibble();
    BitSet set = new BitSet(256);
    for (int b = 0; b < 256; b++) {
      set.set(b, (high < 0 || b >>> 4 == high) && (low < 0 || (b & 15) == low));
    }
    return set;
  }

  private int nibble() {
    char c = hex.charAt(at++);
    int value = c < 0x80 ? Character.digit(c, 16) : -1;
    if (value < 0 && c != '?') {
      throw new IllegalArgumentException(
          "'"
              + c
              + "' at character "
              + at
              + " is neither a hexadecimal digit nor a wildcard that is"
              + " supported; write two digits, ??, *, {n-m} or (aa|bb)");
    }
    return value;
  }

  private static HexPattern pattern(List<Object> tokens, UnaryOperator<List<BitSet>> change) {
    List<List<BitSet>> pieces = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>();
    List<BitSet> piece = new ArrayList<>();
    Gap gap = null;
    for (Object token : tokens) {
      if (token instanceof Gap next) {
        if (!piece.isEmpty()) {
          pieces.add(change.apply(piece));
          piece = new ArrayList<>();
        }
        gap = gap == null ? next : gap.and(next);
      } else if (token instanceof BitSet set) {
        if (gap != null) {
          gaps.add(gap);
          gap = null;
        }
        piece.add(set);
      }
    }
    if (!piece.isEmpty()) {
      pieces.add(change.apply(piece));
    }
    if (gap != null) {
      gaps.add(gap);
    }
    return new HexPattern(pieces, gaps);
  }
}
