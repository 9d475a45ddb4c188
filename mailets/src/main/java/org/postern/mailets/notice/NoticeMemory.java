package org.postern.mailets.notice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Who got a notice lately, shared by all mailets of one server. It is in memory only: after a start
 * everybody may get one again. Of more than {@link #MOST} addresses in one interval it forgets
 * those that were told first.
 */
@Singleton
public final class NoticeMemory {
  /** How many addresses it remembers. */
  static final int MOST = 10_000;

  private final Map<String, Told> told = new LinkedHashMap<>();

  /**
   * @param at when a notice was sent
   * @param since how many were not sent since then
   */
  private record Told(Instant at, int since) {}

  /** A memory that knows nobody. */
  @Inject
  public NoticeMemory() {}

  /**
   * Asks whether an address may get a notice now; if so, that one is taken to be sent.
   *
   * @param interval how long nobody gets a second one
   * @return how many notices it did not get since its last one; empty if it gets none
   */
  public synchronized OptionalInt claim(String address, Instant now, Duration interval) {
    Told last = told.get(address);
    if (last != null && now.isBefore(last.at().plus(interval))) {
      told.put(address, new Told(last.at(), last.since() + 1));
      return OptionalInt.empty();
    }
    told.remove(address);
    told.put(address, new Told(now, 0));
    if (told.size() > MOST) {
      told.remove(told.keySet().iterator().next());
    }
    return OptionalInt.of(last == null ? 0 : last.since());
  }

  /** Returns how many notices an address did not get since its last one. */
  public synchronized int suppressed(String address) {
    Told last = told.get(address);
    return last == null ? 0 : last.since();
  }

  /** Takes back that a notice was sent: it could not be. */
  public synchronized void forget(String address) {
    told.remove(address);
  }
}
