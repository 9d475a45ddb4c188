package org.postern.qmail.metrics;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.james.metrics.api.Gauge;
import org.apache.james.metrics.api.GaugeRegistry;
import org.apache.james.metrics.api.Metric;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.metrics.api.TimeMetric;
import org.postern.metrics.TimeKeeper;
import org.reactivestreams.Publisher;

/**
 * What James's registry is on a James server: everything that mailets count and measure, by name.
 * It knows at most {@value #MOST} names of each sort; what comes after those is counted for nobody.
 * Used by many threads at once.
 */
public final class Registry implements MetricFactory, GaugeRegistry, TimeKeeper {
  static final int MOST = 2000;

  private final Map<String, Counter> counters = new ConcurrentHashMap<>();
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();
  private final Map<String, Gauge<?>> gauges = new ConcurrentHashMap<>();

  @Override
  public Metric generate(String name) {
    Counter known = counters.get(name);
    if (known != null || counters.size() >= MOST) {
      return known == null ? new Counter() : known;
    }
    return counters.computeIfAbsent(name, any -> new Counter());
  }

  @Override
  public TimeMetric timer(String name) {
    return new Stopwatch(name, kept(name), System.nanoTime());
  }

  @Override
  public void time(String name, Duration took) {
    kept(name).add(took);
  }

  private Times kept(String name) {
    return timers.size() >= MOST && !timers.containsKey(name)
        ? new Times()
        : timers.computeIfAbsent(name, any -> new Timer(new Times())).times();
  }

  @Override
  public <T> GaugeRegistry register(String name, Gauge<T> gauge) {
    if (gauges.size() < MOST) {
      gauges.putIfAbsent(name, gauge);
    }
    return this;
  }

  @Override
  public <T> SettableGauge<T> settableGauge(String name) {
    Held<T> held = new Held<>();
    register(name, held);
    return held::set;
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

  /** Returns the counters by name, in order. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    counters.forEach((name, counter) -> counts.put(name, counter.getCount()));
    return counts;
  }

  /** Returns the timers by name, in order. */
  Map<String, Times> times() {
    Map<String, Times> times = new TreeMap<>();
    timers.forEach((name, timer) -> times.put(name, timer.times()));
    return times;
  }

  /** Returns what the gauges say now, by name, in order; without those that say no number. */
  Map<String, Double> readings() {
    Map<String, Double> readings = new TreeMap<>();
    gauges.forEach(
        (name, gauge) -> {
          if (gauge.get() instanceof Number number) {
            readings.put(name, number.doubleValue());
          }
        });
    return readings;
  }

  private record Timer(Times times) {}

  /** A gauge that somebody sets. */
  private static final class Held<T> implements Gauge<T> {
    private volatile @org.jspecify.annotations.Nullable T value;

    void set(T now) {
      value = now;
    }

    @Override
    @SuppressWarnings("NullAway")
    public T get() {
      return value;
    }
  }

  /** One measurement under way; James asks for a new one each time. */
  private record Stopwatch(String name, Times times, long from) implements TimeMetric {
    @Override
    public void record(Duration duration) {
      times.add(duration);
    }

    @Override
    public ExecutionResult stopAndPublish() {
      Duration took = Duration.ofNanos(System.nanoTime() - from);
      times.add(took);
      return new Taken(took);
    }
  }

  private record Taken(Duration took) implements TimeMetric.ExecutionResult {
    @Override
    public Duration elasped() {
      return took;
    }

    @Override
    @Deprecated
    public TimeMetric.ExecutionResult logWhenExceedP99(Duration threshold) {
      return this;
    }
  }
}
