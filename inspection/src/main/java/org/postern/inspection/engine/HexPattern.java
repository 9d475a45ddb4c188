package org.postern.inspection.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Bytes with wildcards: pieces of which each position is a set of bytes, and gaps between them.
 *
 * @param pieces at least one, none of them empty; nobody changes the sets
 * @param gaps one fewer
 */
record HexPattern(List<List<BitSet>> pieces, List<Gap> gaps) {
  /** How many texts may be looked for to know that a pattern may be there. */
  private static final int MOST_ANCHORS = 32;

  private static final int LONGEST_ANCHOR = 8;

  HexPattern {
    pieces = pieces.stream().map(List::copyOf).toList();
    gaps = List.copyOf(gaps);
    if (pieces.size() != gaps.size() + 1) {
      throw new IllegalArgumentException(
          "begins or ends with * or {}; write the bytes before or behind it, or leave it out");
    }
  }

  /** How many positions it has. */
  int length() {
    return pieces.stream().mapToInt(List::size).sum();
  }

  /**
   * Returns runs of bytes one of which is in every content that the pattern is in: those of the
   * longest part that has few enough of them.
   *
   * @throws IllegalArgumentException if there is no such part
   */
  List<byte[]> anchors() {
    List<BitSet> best = List.of();
    for (List<BitSet> piece : pieces) {
      for (int from = 0; from < piece.size(); from++) {
        int to = from;
        int texts = 1;
        while (to < piece.size()
            && to - from < LONGEST_ANCHOR
            && texts * piece.get(to).cardinality() <= MOST_ANCHORS) {
          texts *= piece.get(to++).cardinality();
        }
        if (to - from > best.size()) {
          best = piece.subList(from, to);
        }
      }
    }
    if (best.size() < 2) {
      throw new IllegalArgumentException(
          "has no two bytes in a row that are written in full; write at least two");
    }
    List<byte[]> texts = new ArrayList<>();
    texts(best, new byte[best.size()], 0, texts);
    return texts;
  }

  private static void texts(List<BitSet> sets, byte[] text, int at, List<byte[]> into) {
    if (at == sets.size()) {
      into.add(text.clone());
      return;
    }
    sets.get(at).stream()
        .forEach(
            b -> {
              text[at] = (byte) b;
              texts(sets, text, at + 1, into);
            });
  }
}
