package org.postern.qmail.stats;

/**
 * How long many things took, to within a tenth, in memory that does not grow: each step is a tenth
 * longer than the one before.
 */
final class Histogram {
  private static final int STEPS = 200;
  private static final double STEP = Math.log(1.1);

  private final long[] steps = new long[STEPS];
  private long count;
  private long longest;

  void add(long millis) {
    int step = millis < 1 ? 0 : (int) (Math.log(millis) / STEP) + 1;
    steps[Math.min(step, STEPS - 1)]++;
    count++;
    longest = Math.max(longest, millis);
  }

  long count() {
    return count;
  }

  long longest() {
    return longest;
  }

  /** Returns milliseconds that a share of them took at most. */
  long quantile(double share) {
    long rank = (long) Math.ceil(share * count);
    long seen = 0;
    for (int step = 0; step < STEPS; step++) {
      seen += steps[step];
      if (seen >= rank && seen > 0) {
        long upper = step == 0 ? 0 : Math.round(Math.exp(STEP * step));
        return Math.min(upper, longest);
      }
    }
    return longest;
  }
}
