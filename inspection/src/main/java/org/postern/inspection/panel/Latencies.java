package org.postern.inspection.panel;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** How long the last answers of an engine took. Written by many threads without waiting. */
final class Latencies {
  private static final int KEPT = 512;

  private final AtomicLongArray nanos = new AtomicLongArray(KEPT);
  private final AtomicLong count = new AtomicLong();

  void add(long took) {
    nanos.set((int) (count.getAndIncrement() % KEPT), took);
  }

  /** Returns how long at most {@code share} of the kept answers took; zero if there are none. */
  Duration at(double share) {
    int known = (int) Math.min(count.get(), KEPT);
    if (known == 0) {
      return Duration.ZERO;
    }
    long[] sorted = new long[known];
    Arrays.setAll(sorted, nanos::get);
    Arrays.sort(sorted);
    return Duration.ofNanos(sorted[(int) Math.ceil(share * known) - 1]);
  }
}
