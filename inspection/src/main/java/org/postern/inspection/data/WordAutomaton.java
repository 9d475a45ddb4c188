package org.postern.inspection.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Many words in one machine, which reads each character of a text once, however many words there
 * are. Letter case and accents make no difference. Made once and used by many threads.
 *
 * <p>Source: Aho and Corasick, "Efficient string matching", 1975. It is another one than that of
 * the engines' signatures, which are bytes and need not be folded.
 */
public final class WordAutomaton {
  /** How many characters all words may have together: 16 million numbers in the table at most. */
  private static final long MOST_CELLS = 16L << 20;

  private static final int NONE = -1;

  /** For each character its column; 0 for those in no word. */
  private final char[] columns = new char[Character.MAX_VALUE + 1];

  private final int width;
  private final int[] lengths;

  /** For each state and column the next state times {@link #width}. */
  private final int[] table;

  /** For each state the word that ends there, or -1. */
  private final int[] ending;

  /** For each state the nearest state on the way back at which a word ends, or -1. */
  private final int[] shorter;

  /** For each word the next one of the same letters, or -1. */
  private final int[] same;

  /** Is told of the words in a text. */
  @FunctionalInterface
  public interface Found {
    /**
     * A word is there.
     *
     * @param word its number in the list
     * @param from where it begins in the text
     * @param to behind its last character
     */
    void at(int word, int from, int to);
  }

  private WordAutomaton(List<String> folded) {
    int columnCount = 1;
    int most = 1;
    for (String word : folded) {
      most += word.length();
      for (char c : word.toCharArray()) {
        if (columns[c] == 0) {
          columns[c] = (char) columnCount++;
        }
      }
    }
    width = columnCount;
    if ((long) most * width > MOST_CELLS) {
      throw new IllegalArgumentException(
          folded.size() + " words with " + most + " characters are too many for one list");
    }
    int[] trie = new int[most * width];
    ending = new int[most];
    shorter = new int[most];
    lengths = folded.stream().mapToInt(String::length).toArray();
    same = new int[lengths.length];
    Arrays.fill(ending, NONE);
    int size = 1;
    for (int i = 0; i < lengths.length; i++) {
      int state = 0;
      for (char c : folded.get(i).toCharArray()) {
        int cell = state * width + columns[c];
        if (trie[cell] == 0) {
          trie[cell] = size++;
        }
        state = trie[cell];
      }
      same[i] = ending[state];
      ending[state] = i;
    }
    table = Arrays.copyOf(trie, size * width);
    link(size);
  }

  /** Turns the tree into a machine that never goes back, breadth first. */
  private void link(int size) {
    int[] queue = new int[size];
    int[] fallback = new int[size];
    int end = 1;
    shorter[0] = NONE;
    for (int i = 0; i < end; i++) {
      int state = queue[i];
      for (int column = 1; column < width; column++) {
        int cell = state * width + column;
        int back = state == 0 ? 0 : table[fallback[state] * width + column] / width;
        int child = table[cell];
        if (child == 0) {
          table[cell] = back * width;
        } else {
          fallback[child] = back;
          shorter[child] = ending[back] == NONE ? shorter[back] : back;
          queue[end++] = child;
          table[cell] = child * width;
        }
      }
    }
  }

  /**
   * Returns a machine for words.
   *
   * @throws IllegalArgumentException if a word has no letter that counts, or all together are more
   *     than fits: some hundred thousand characters
   */
  public static WordAutomaton of(List<String> words) {
    List<String> folded = new ArrayList<>();
    for (String word : words) {
      folded.add(Folding.of(word).folded());
      if (folded.get(folded.size() - 1).isBlank()) {
        throw new IllegalArgumentException("\"" + word + "\" has no letters");
      }
    }
    return new WordAutomaton(folded);
  }

  /** Returns which words are in a text, by their numbers; also inside other words. */
  public BitSet in(String text) {
    BitSet found = new BitSet(lengths.length);
    BitSet known = new BitSet(ending.length);
    String folded = Folding.of(text).folded();
    int cell = 0;
    for (int i = 0; i < folded.length(); i++) {
      cell = table[cell + columns[folded.charAt(i)]];
      int state = cell / width;
      // What ends at a state, and at those on the way back, is found together.
      for (int at = first(state); at >= 0 && !known.get(at); at = shorter[at]) {
        known.set(at);
        for (int word = ending[at]; word != NONE; word = same[word]) {
          found.set(word);
        }
      }
    }
    return found;
  }

  /** Tells of every place of every word in a text, also inside other words, by their ends. */
  public void each(String text, Found found) {
    Folding folding = Folding.of(text);
    String folded = folding.folded();
    int cell = 0;
    for (int i = 0; i < folded.length(); i++) {
      cell = table[cell + columns[folded.charAt(i)]];
      int state = cell / width;
      for (int at = first(state); at >= 0; at = shorter[at]) {
        for (int word = ending[at]; word != NONE; word = same[word]) {
          int from = folding.position(i + 1 - lengths[word]);
          found.at(word, from, folding.position(i) + 1);
        }
      }
    }
  }

  /** Returns the state at which the longest word ends that ends here, or -1. */
  private int first(int state) {
    return ending[state] == NONE ? shorter[state] : state;
  }

  /** Returns whether a place in a text begins and ends where words do. */
  public static boolean isWhole(String text, int from, int to) {
    return !joins(text, from - 1, from) && !joins(text, to - 1, to);
  }

  /** Returns whether two characters are of the same word. */
  static boolean joins(String text, int left, int right) {
    return left >= 0
        && right < text.length()
        && Scanned.isWord(text.charAt(left))
        && Scanned.isWord(text.charAt(right));
  }
}
