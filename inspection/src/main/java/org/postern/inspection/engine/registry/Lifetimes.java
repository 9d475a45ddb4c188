package org.postern.inspection.engine.registry;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Deadline;

/** Answers while they live, so many; the one that was asked for least lately makes room. */
final class Lifetimes {
  private static final Duration LONGEST = Duration.ofDays(1);

  private record Kept(Answer answer, Deadline until) {}

  private final int most;
  private final LongSupplier ticker;
  private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param ticker the clock, in nanoseconds; {@link System#nanoTime} but in tests
   */
  Lifetimes(int most, LongSupplier ticker) {
    this.most = most;
    this.ticker = ticker;
  }

  synchronized Optional<Answer> find(String name) {
    Kept found = kept.get(name);
    if (found == null || found.until().passed()) {
      kept.remove(name);
      return Optional.empty();
    }
    return Optional.of(found.answer());
  }

  synchronized void keep(String name, Answer answer, Duration lifetime) {
    Duration until = lifetime.compareTo(LONGEST) > 0 ? LONGEST : lifetime;
    kept.put(name, new Kept(answer, Deadline.in(until, ticker)));
    if (kept.size() > most) {
      kept.remove(kept.keySet().iterator().next());
    }
  }

  synchronized int size() {
    return kept.size();
  }
}
