package org.postern.inspection.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * Many regular expressions, of which only those are tried on a text that have a text in it that
 * they need; the texts of all are looked for in one pass. Made once and used by many threads.
 */
public final class Expressions {
  private final List<Expression> all;

  /** The expressions that are always tried. */
  private final BitSet open = new BitSet();

  /** For each needed text the number of its expression. */
  private final List<Integer> owners = new ArrayList<>();

  private final WordAutomaton needed;

  private Expressions(List<Expression> all) {
    this.all = List.copyOf(all);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      List<String> texts = RequiredText.ofEach(all.get(i).source());
      // Folded, a text may be nothing but marks.
      if (texts.isEmpty() || texts.stream().anyMatch(t -> Folding.of(t).folded().isBlank())) {
        open.set(i);
      } else {
        words.addAll(texts);
        owners.addAll(Collections.nCopies(texts.size(), i));
      }
    }
    needed = WordAutomaton.of(words);
  }

  /** Returns a search for expressions. */
  public static Expressions of(List<Expression> all) {
    return new Expressions(all);
  }

  /** Returns which expressions match somewhere in a text, by their numbers in the list. */
  public BitSet in(String text) {
    BitSet found = candidates(text);
    for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
      if (!all.get(i).pattern().matcher(text).find()) {
        found.clear(i);
      }
    }
    return found;
  }

  /** Returns which expressions must be tried on a text. */
  BitSet candidates(String text) {
    BitSet candidates = (BitSet) open.clone();
    needed.in(text).stream().forEach(word -> candidates.set(owners.get(word)));
    return candidates;
  }
}
