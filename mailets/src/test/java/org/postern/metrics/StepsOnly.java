package org.postern.metrics;

import java.util.List;
import org.apache.james.metrics.api.Metric;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.metrics.api.TimeMetric;
import org.reactivestreams.Publisher;

/** Notes each step of one counter. */
record StepsOnly(List<Integer> steps) implements MetricFactory {
  @Override
  public Metric generate(String name) {
    return new Metric() {
      @Override
      public void increment() {
        add(1);
      }

      @Override
      public void decrement() {
        throw new UnsupportedOperationException();
      }

      @Override
      public void add(int value) {
        steps.add(value);
      }

      @Override
      public void remove(int value) {
        throw new UnsupportedOperationException();
      }

      @Override
      public long getCount() {
        return steps.size();
      }

      @Override
      public double movingAverage() {
        return 0;
      }
    };
  }

  @Override
  public TimeMetric timer(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> Publisher<T> decoratePublisherWithTimerMetric(String name, Publisher<T> publisher) {
    return publisher;
  }

  @Override
  @Deprecated
  public <T> Publisher<T> decoratePublisherWithTimerMetricLogP99(
      String name, Publisher<T> publisher) {
    return publisher;
  }
}
