package org.postern.metrics;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.james.metrics.api.GaugeRegistry;
import org.apache.james.metrics.api.Metric;
import org.apache.james.metrics.api.MetricFactory;

/**
 * Where Postern counts and measures: in the host's own metrics. Each family has at most {@value
 * #MOST} series; of more, the last label says {@code other}. Used by many threads at once.
 */
@Singleton
public final class Meters {
  static final int MOST = 100;
  private static final String OTHER = "other";

  private final MetricFactory metrics;
  private final GaugeRegistry gauges;
  private final Map<String, Metric> counters = new ConcurrentHashMap<>();
  private final Map<Family, Set<String>> known = new ConcurrentHashMap<>();

  /**
   * @param metrics where the host counts
   * @param gauges what the host reads now and then
   */
  @Inject
  public Meters(MetricFactory metrics, GaugeRegistry gauges) {
    this.metrics = metrics;
    this.gauges = gauges;
  }

  /** Adds to a counter; nothing if {@code more} is negative. */
  public void count(Family family, long more, String... labels) {
    Metric counter = counters.computeIfAbsent(bounded(family, List.of(labels)), metrics::generate);
    for (long left = more; left > 0; left -= Integer.MAX_VALUE) {
      counter.add((int) Math.min(left, Integer.MAX_VALUE));
    }
  }

  /**
   * Notes how long something took. James 3.8 cannot be told of a time that is over, so on a James
   * server two counters stand for it: how often ({@code .count}) and how long in all ({@code
   * .micros}).
   */
  public void time(Family family, Duration took, String... labels) {
    String name = bounded(family, List.of(labels));
    if (metrics instanceof TimeKeeper keeper) {
      keeper.time(name, took);
    } else {
      counters.computeIfAbsent(name + ".count", metrics::generate).increment();
      counters
          .computeIfAbsent(name + ".micros", metrics::generate)
          .add((int) Math.min(took.toNanos() / 1000, Integer.MAX_VALUE));
    }
  }

  /** Has a value read whenever somebody wants to know it; the first of one name is kept. */
  public void gauge(Family family, Supplier<? extends Number> value, String... labels) {
    gauges.register(bounded(family, List.of(labels)), value::get);
  }

  private String bounded(Family family, List<String> labels) {
    String name = family.name(labels);
    if (labels.isEmpty()) {
      return name;
    }
    Set<String> names = known.computeIfAbsent(family, any -> ConcurrentHashMap.newKeySet());
    if (names.contains(name) || names.size() < MOST && names.add(name)) {
      return name;
    }
    List<String> values = new ArrayList<>(labels);
    values.set(values.size() - 1, OTHER);
    return family.name(values);
  }
}
