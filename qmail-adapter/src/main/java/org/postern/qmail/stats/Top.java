package org.postern.qmail.stats;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each of many names came. It knows at most {@value #MOST} names, because a stranger may
 * make them up; those that came later are counted together.
 */
final class Top {
  static final int MOST = 10_000;

  /** A name and how often it came. */
  record Named(String name, long count) {}

  private final Map<String, long[]> counts = new HashMap<>();
  private long others;

  void add(String name) {
    long[] count = counts.get(name);
    if (count != null) {
      count[0]++;
    } else if (counts.size() < MOST) {
      counts.put(name, new long[] {1});
    } else {
      others++;
    }
  }

  /** Returns those that came most often, the first of the alphabet first where it is the same. */
  List<Named> first(int most) {
    return counts.entrySet().stream()
        .map(entry -> new Named(entry.getKey(), entry.getValue()[0]))
        .sorted(Comparator.comparingLong(Named::count).reversed().thenComparing(Named::name))
        .limit(most)
        .toList();
  }

  /** Returns how often names came that it had no room for. */
  long others() {
    return others;
  }

  /** Returns how many names it knows. */
  int names() {
    return counts.size();
  }
}
