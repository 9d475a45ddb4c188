package org.postern.inspection.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The supporting words of several identifiers, and what they do to the confidence. */
final class Support {
  /** Words so short are often the start of others, and must stand alone. */
  private static final int SHORT = 5;

  private final List<String> words;
  private final List<List<Identifier>> owners = new ArrayList<>();
  private final WordAutomaton automaton;

  Support(Set<Identifier> wanted) {
    Set<String> all = new TreeSet<>();
    wanted.forEach(what -> all.addAll(SupportingWords.of(what)));
    words = List.copyOf(all);
    for (String word : words) {
      owners.add(wanted.stream().filter(what -> SupportingWords.of(what).contains(word)).toList());
    }
    automaton = WordAutomaton.of(words);
  }

  /** Where the words of one identifier stand, in the order of the text. */
  private static final class Places {
    /** The end of a word in the first line of a table, which says what its columns are. */
    private boolean heads;

    private int[] from = new int[8];
    private int[] to = new int[8];
    private int size;
    private int next;

    void add(int begin, int end) {
      if (size == from.length) {
        from = Arrays.copyOf(from, size * 2);
        to = Arrays.copyOf(to, size * 2);
      }
      from[size] = begin;
      to[size++] = end;
    }

    /** Returns whether a word is near a hit that is not before the last one asked for. */
    boolean near(Hit hit) {
      while (next < size && to[next] < hit.from() - DataScan.NEAR) {
        next++;
      }
      return heads || next < size && from[next] <= hit.to() + DataScan.NEAR;
    }
  }

  /** Returns the hits, raised where a word is near. */
  List<Hit> raise(List<Hit> hits, String text) {
    if (hits.isEmpty() || words.isEmpty()) {
      return hits;
    }
    int firstLine = tableHead(text);
    Map<Identifier, Places> places = new EnumMap<>(Identifier.class);
    automaton.each(
        text,
        (word, from, to) -> {
          if (stands(text, from, to)) {
            for (Identifier what : owners.get(word)) {
              Places known = places.computeIfAbsent(what, key -> new Places());
              known.add(from, to);
              known.heads |= to <= firstLine;
            }
          }
        });
    List<Hit> raised = new ArrayList<>(hits.size());
    for (Hit hit : hits) {
      Places known = places.get(hit.what());
      boolean near = known != null && known.near(hit);
      raised.add(new Hit(hit.what(), hit.from(), hit.to(), hit.what().confidence(near)));
    }
    return raised;
  }

  /** Longer words may go on, as they do in languages with endings. */
  private static boolean stands(String text, int from, int to) {
    return !WordAutomaton.joins(text, from - 1, from)
        && (to - from > SHORT || !WordAutomaton.joins(text, to - 1, to));
  }

  /** Returns the length of the first line if it is that of a table, such as CSV; 0 otherwise. */
  private static int tableHead(String text) {
    int end = text.indexOf('\n');
    for (int i = 0; i < Math.min(end, 10_000); i++) {
      if (",;\t|".indexOf(text.charAt(i)) >= 0) {
        return end;
      }
    }
    return 0;
  }
}
