package org.postern.inspection.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What the modifiers of a subsignature do to its bytes. */
final class HexCase {
  private static final int TO_SMALL = 'a' - 'A';

  private HexCase() {}

  /** Letters in either case: {@code i}. */
  static List<BitSet> any(List<BitSet> piece) {
    List<BitSet> changed = new ArrayList<>();
    for (BitSet set : piece) {
      BitSet both = (BitSet) set.clone();
      for (int c = 'A'; c <= 'Z'; c++) {
        boolean either = set.get(c) || set.get(c + TO_SMALL);
        both.set(c, either);
        both.set(c + TO_SMALL, either);
      }
      changed.add(both);
    }
    return changed;
  }

  /** Each byte with a zero behind it, as in UTF-16: {@code w}. */
  static List<BitSet> wide(List<BitSet> piece) {
    List<BitSet> changed = new ArrayList<>();
    BitSet zero = new BitSet(256);
    zero.set(0);
    for (BitSet set : piece) {
      changed.add(set);
      changed.add(zero);
    }
    return changed;
  }
}
