package org.postern.qmail.stats;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Adds up the reports of a log, one after the other, in memory that does not grow with it.
 *
 * <p>Where several reports have one id, the last one holds: what the chain decided, and then that
 * the deed failed. That is seen while no more than {@value #WINDOW} others come between.
 */
public final class Statistics {
  private static final int WINDOW = 4096;
  private static final int MOST_WORDS = 50;
  private static final int MOST_ENGINES = 50;

  private final EntryReader reader;
  private final Instant since;
  private final LinkedHashMap<String, Entry> recent = new LinkedHashMap<>();
  private final Map<String, Long> directions = new TreeMap<>();
  private final Map<String, Long> outcomes = new TreeMap<>();
  private final Map<String, Long> kinds = new TreeMap<>();
  private final Timeline timeline = new Timeline();
  private final Top rules = new Top();
  private final Top viruses = new Top();
  private final Map<String, Histogram> engines = new TreeMap<>();
  private Optional<Instant> first = Optional.empty();
  private Optional<Instant> last = Optional.empty();
  private long messages;
  private long bytes;
  private long passed;

  /**
   * @param since what is older does not count
   * @param zone of times in the log that have none
   * @param now the time
   */
  public Statistics(Instant since, ZoneId zone, Instant now) {
    this.since = since;
    reader = new EntryReader(new LogTime(zone, now));
  }

  /** Reads a log to its end; lines that are no reports are passed over, and counted. */
  public void read(InputStream log) throws IOException {
    try (LogLines lines = new LogLines(new BufferedInputStream(log, 1 << 16))) {
      for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
        reader.read(line.get()).ifPresentOrElse(this::take, () -> passed++);
      }
    }
  }

  /** Counts what is held back because a later report might take its place. */
  public void finish() {
    recent.values().forEach(this::count);
    recent.clear();
  }

  private void take(Entry entry) {
    if (entry.time().isBefore(since)) {
      return;
    }
    if (entry.id().isEmpty()) {
      count(entry);
      return;
    }
    recent.remove(entry.id());
    recent.put(entry.id(), entry);
    if (recent.size() > WINDOW) {
      count(recent.pollFirstEntry().getValue());
    }
  }

  private void count(Entry entry) {
    Instant time = entry.time();
    first = Optional.of(first.filter(time::isAfter).orElse(time));
    last = Optional.of(last.filter(time::isBefore).orElse(time));
    messages++;
    bytes += entry.size();
    String direction = word(directions, entry.direction());
    String outcome = word(outcomes, entry.outcome());
    String kind = word(kinds, entry.kind());
    timeline.add(time, List.of(direction, outcome, kind));
    for (Entry.Hit hit : entry.hits()) {
      switch (hit.kind()) {
        case "virus" -> viruses.add(hit.name());
        case "policy", "format", "leak" -> rules.add(hit.kind() + " " + hit.name());
        default -> {}
      }
    }
    entry
        .engines()
        .forEach(
            (engine, millis) -> {
              if (engines.size() < MOST_ENGINES || engines.containsKey(engine)) {
                engines.computeIfAbsent(engine, any -> new Histogram()).add(millis);
              }
            });
  }

  /** Counts a word of a closed list; a log that somebody else wrote cannot make it long. */
  private static String word(Map<String, Long> counts, String word) {
    String known = counts.size() < MOST_WORDS || counts.containsKey(word) ? word : "other";
    counts.merge(known, 1L, Long::sum);
    return known;
  }

  Optional<Instant> first() {
    return first;
  }

  Optional<Instant> last() {
    return last;
  }

  /** Returns how many reports counted. */
  public long messages() {
    return messages;
  }

  /** Returns how many lines were no reports. */
  public long passed() {
    return passed;
  }

  long bytes() {
    return bytes;
  }

  Map<String, Long> directions() {
    return directions;
  }

  Map<String, Long> outcomes() {
    return outcomes;
  }

  Map<String, Long> kinds() {
    return kinds;
  }

  Timeline timeline() {
    return timeline;
  }

  Top rules() {
    return rules;
  }

  Top viruses() {
    return viruses;
  }

  Map<String, Histogram> engines() {
    return engines;
  }
}
