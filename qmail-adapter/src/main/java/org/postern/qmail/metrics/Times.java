package org.postern.qmail.metrics;

import java.time.Duration;
import java.util.Arrays;

/** How long something took: all of it together, and quantiles of the last {@value #KEPT}. */
final class Times {
  private static final int KEPT = 1024;

  private final long[] last = new long[KEPT];
  private long count;
  private long sum;

  /**
   * What came out.
   *
   * @param count how often
   * @param seconds of all together
   * @param sorted nanoseconds of the last ones
   */
  record Summary(long count, double seconds, long[] sorted) {
    /** Returns seconds that a share of the last ones took at most; 0 if there are none. */
    double quantile(double share) {
      if (sorted.length == 0) {
        return 0;
      }
      int rank = (int) Math.ceil(share * sorted.length) - 1;
      return sorted[Math.max(0, rank)] / 1e9;
    }
  }

  synchronized void add(Duration took) {
    long nanos = Math.max(0, took.toNanos());
    last[(int) (count++ % KEPT)] = nanos;
    sum += nanos;
  }

  synchronized Summary summary() {
    long[] sorted = Arrays.copyOf(last, (int) Math.min(count, KEPT));
    Arrays.sort(sorted);
    return new Summary(count, sum / 1e9, sorted);
  }
}
