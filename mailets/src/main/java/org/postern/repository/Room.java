package org.postern.repository;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.postern.inspection.settings.ByteSize;

/**
 * How much a repository may hold. What it holds is counted when the first message comes, and again
 * when it seems full, as other processes clear away; a count looks at every message, so there is
 * one a minute at most.
 */
final class Room {
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Shelf shelf;
  private final InstantSource clock;
  private long most = Long.MAX_VALUE;
  private long used;
  private Instant counted = Instant.MIN;

  Room(Shelf shelf, InstantSource clock) {
    this.shelf = shelf;
    this.clock = clock;
  }

  synchronized void limit(long bytes) {
    most = bytes;
  }

  /**
   * Returns if a message of so many bytes may be stored.
   *
   * @throws IOException if not; the message says what can be done
   */
  synchronized void need(long size) throws IOException {
    if (most == Long.MAX_VALUE) {
      return;
    }
    boolean first = counted.equals(Instant.MIN);
    if (first || (used + size > most && clock.instant().isAfter(counted.plus(PAUSE)))) {
      used = shelf.bytes(shelved -> true);
      counted = clock.instant();
    }
    if (used + size > most) {
      throw new IOException(
          "the quarantine is full: "
              + used
              + " of "
              + new ByteSize(most)
              + " bytes (the setting most) are taken; clear away with postern quarantine expire, or"
              + " raise most");
    }
  }

  /** Notes that a message was stored. */
  synchronized void taken(long size) {
    used += size;
  }
}
