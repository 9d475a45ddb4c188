package org.postern.qmail.chain;

import java.time.Duration;
import org.apache.james.metrics.api.Metric;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.metrics.api.TimeMetric;
import org.reactivestreams.Publisher;

/** Counts nothing: what mailets of James measure, nobody reads here. */
final class NoMetrics implements MetricFactory {
  private static final TimeMetric.ExecutionResult NO_TIME =
      new TimeMetric.ExecutionResult() {
        @Override
        public Duration elasped() {
          return Duration.ZERO;
        }

        @Override
        @Deprecated
        public TimeMetric.ExecutionResult logWhenExceedP99(Duration threshold) {
          return this;
        }
      };

  @Override
  public Metric generate(String name) {
    return new Metric() {
      @Override
      public void increment() {}

      @Override
      public void decrement() {}

      @Override
      public void add(int value) {}

      @Override
      public void remove(int value) {}

      @Override
      public long getCount() {
        return 0;
      }

      @Override
      public double movingAverage() {
        return 0;
      }
    };
  }

  @Override
  public TimeMetric timer(String name) {
    return new TimeMetric() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void record(Duration duration) {}

      @Override
      public ExecutionResult stopAndPublish() {
        return NO_TIME;
      }
    };
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
