package org.postern.qmail.cli;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.postern.qmail.cli.Comparison.Change;

/**
 * Counts what two policies made of messages. Its size grows with the number of rules, not with that
 * of messages.
 */
final class ReplaySummary {
  private final Map<Change, Long> changes = new EnumMap<>(Change.class);
  private final Map<String, Counts> rules = new TreeMap<>();
  private long unreadable;

  /**
   * Messages that one rule has to do with.
   *
   * @param before for which it holds under the old policy
   * @param after for which it holds under the new one
   * @param blocked newly blocked, and it says so
   * @param passed newly passed, as it says no longer what it said
   */
  record Counts(long before, long after, long blocked, long passed) {
    private static final Counts NONE = new Counts(0, 0, 0, 0);
    private static final Counts BEFORE = new Counts(1, 0, 0, 0);
    private static final Counts AFTER = new Counts(0, 1, 0, 0);
    private static final Counts BLOCKED = new Counts(0, 0, 1, 0);
    private static final Counts PASSED = new Counts(0, 0, 0, 1);

    private Counts plus(Counts more) {
      return new Counts(
          before + more.before, after + more.after, blocked + more.blocked, passed + more.passed);
    }
  }

  void add(Comparison comparison) {
    changes.merge(comparison.change(), 1L, Long::sum);
    count(comparison.before().rules(), Counts.BEFORE);
    count(comparison.after().rules(), Counts.AFTER);
    if (comparison.change() == Change.BLOCKED) {
      count(comparison.after().rulesUnlike(comparison.before()), Counts.BLOCKED);
    }
    if (comparison.change() == Change.PASSED) {
      count(comparison.before().rulesUnlike(comparison.after()), Counts.PASSED);
    }
  }

  /** Counts a file that could not be read. */
  void addUnreadable() {
    unreadable++;
  }

  private void count(Set<String> names, Counts more) {
    names.forEach(name -> rules.merge(name, Counts.NONE.plus(more), Counts::plus));
  }

  /** Returns how many messages there were. */
  long messages() {
    return unreadable + changes.values().stream().mapToLong(Long::longValue).sum();
  }

  long unreadable() {
    return unreadable;
  }

  long of(Change change) {
    return changes.getOrDefault(change, 0L);
  }

  /** Returns the rules that held at least once, by the alphabet. */
  Map<String, Counts> rules() {
    return new TreeMap<>(rules);
  }

  int exit() {
    if (unreadable + of(Change.UNDECIDED) > 0) {
      return Exit.TROUBLE;
    }
    return of(Change.NONE) == messages() ? Exit.CLEAN : Exit.FOUND;
  }
}
