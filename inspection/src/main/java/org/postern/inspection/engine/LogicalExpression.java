package org.postern.inspection.engine;

import java.util.List;

/** What must be there, and how often, for a logical signature to hold. */
sealed interface LogicalExpression {

  /**
   * What an expression comes to.
   *
   * @param holds whether it is so
   * @param matches how often its subsignatures are there, all together
   * @param different how many of them are there
   */
  record Tally(boolean holds, long matches, int different) {}

  /** Returns what it comes to if subsignature i is there {@code counts[from + i]} times. */
  Tally tally(long[] counts, int from);

  /** The subsignature of that number is there. */
  record Sub(int number) implements LogicalExpression {
    @Override
    public Tally tally(long[] counts, int from) {
      long count = counts[from + number];
      return new Tally(count > 0, count, count > 0 ? 1 : 0);
    }
  }

  /** All of them hold, or one of them does. */
  record Several(boolean all, List<LogicalExpression> parts) implements LogicalExpression {
    public Several {
      parts = List.copyOf(parts);
    }

    @Override
    public Tally tally(long[] counts, int from) {
      boolean holds = all;
      long matches = 0;
      int different = 0;
      for (LogicalExpression part : parts) {
        Tally tally = part.tally(counts, from);
        holds = all ? holds && tally.holds() : holds || tally.holds();
        matches += tally.matches();
        different += tally.different();
      }
      return new Tally(holds, matches, different);
    }
  }

  /** It does not hold. */
  record Not(LogicalExpression part) implements LogicalExpression {
    @Override
    public Tally tally(long[] counts, int from) {
      Tally tally = part.tally(counts, from);
      return new Tally(!tally.holds(), tally.matches(), tally.different());
    }
  }

  /**
   * Its subsignatures are there so often.
   *
   * @param comparison one of {@code < = >}
   * @param different how many of them must be there at least
   */
  record Count(LogicalExpression part, char comparison, long number, long different)
      implements LogicalExpression {
    @Override
    public Tally tally(long[] counts, int from) {
      Tally tally = part.tally(counts, from);
      int compared = Character.compare(comparison, '=');
      boolean holds =
          Integer.signum(Long.compare(tally.matches(), number)) == Integer.signum(compared)
              && tally.different() >= different;
      return new Tally(holds, tally.matches(), tally.different());
    }
  }
}
