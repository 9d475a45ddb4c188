package org.postern.qmail.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts by name over time, in slots of one width. When there are too many slots they become wider,
 * so it takes the same memory for a day and for ten years.
 */
final class Timeline {
  private static final List<Duration> WIDTHS =
      List.of(
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(6),
          Duration.ofDays(1),
          Duration.ofDays(7),
          Duration.ofDays(30),
          Duration.ofDays(365));
  private static final int MOST = 2000;

  private final Map<String, TreeMap<Long, Long>> counts = new TreeMap<>();
  private final TreeMap<Long, Long> all = new TreeMap<>();
  private int width;

  void add(Instant time, List<String> names) {
    long slot = Math.floorDiv(time.getEpochSecond(), seconds());
    all.merge(slot, 1L, Long::sum);
    for (String name : names) {
      counts.computeIfAbsent(name, any -> new TreeMap<>()).merge(slot, 1L, Long::sum);
    }
    if (all.size() > MOST) {
      widen();
    }
  }

  private long seconds() {
    return WIDTHS.get(width).toSeconds();
  }

  private void widen() {
    if (width == WIDTHS.size() - 1) {
      return;
    }
    long before = seconds();
    width++;
    counts.values().forEach(slots -> widen(slots, before));
    widen(all, before);
  }

  private void widen(TreeMap<Long, Long> slots, long before) {
    TreeMap<Long, Long> wider = new TreeMap<>();
    slots.forEach(
        (slot, count) -> wider.merge(Math.floorDiv(slot * before, seconds()), count, Long::sum));
    slots.clear();
    slots.putAll(wider);
  }

  /**
   * Slots for a picture, without a gap.
   *
   * @param start of the first
   * @param width of each
   * @param values by name, each as many as there are slots
   */
  record Slots(Instant start, Duration width, Map<String, long[]> values) {
    /** Returns how many there are. */
    int size() {
      return values.values().stream().findFirst().map(of -> of.length).orElse(0);
    }
  }

  /**
   * Returns what was counted for some names, in few enough slots for a picture.
   *
   * @param most slots
   */
  Slots slots(List<String> names, int most) {
    if (all.isEmpty()) {
      return new Slots(Instant.EPOCH, WIDTHS.get(0), Map.of());
    }
    long from = all.firstKey() * seconds();
    long to = all.lastKey() * seconds();
    int wide = width;
    while (wide < WIDTHS.size() - 1 && (to - from) / WIDTHS.get(wide).toSeconds() >= most) {
      wide++;
    }
    long step = WIDTHS.get(wide).toSeconds();
    long first = Math.floorDiv(from, step);
    int size = (int) Math.min(10L * most, Math.floorDiv(to, step) - first + 1);
    Map<String, long[]> values = new LinkedHashMap<>();
    for (String name : names) {
      long[] line = new long[size];
      counts
          .getOrDefault(name, new TreeMap<>())
          .forEach(
              (slot, count) -> {
                long index = Math.floorDiv(slot * seconds(), step) - first;
                line[(int) Math.min(size - 1, index)] += count;
              });
      values.put(name, line);
    }
    return new Slots(Instant.ofEpochSecond(first * step), Duration.ofSeconds(step), values);
  }
}
