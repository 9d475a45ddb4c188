package org.postern.qmail.metrics;

import java.util.concurrent.atomic.LongAdder;
import org.apache.james.metrics.api.Metric;

/** Counts from the start of the process. */
final class Counter implements Metric {
  private final LongAdder count = new LongAdder();

  @Override
  public void increment() {
    count.increment();
  }

  @Override
  public void decrement() {
    count.decrement();
  }

  @Override
  public void add(int value) {
    count.add(value);
  }

  @Override
  public void remove(int value) {
    count.add(-(long) value);
  }

  @Override
  public long getCount() {
    return count.sum();
  }

  /** Whoever reads Prometheus text makes averages by itself. */
  @Override
  public double movingAverage() {
    return 0;
  }
}
