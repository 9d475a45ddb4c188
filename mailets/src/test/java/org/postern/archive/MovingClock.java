package org.postern.archive;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. */
final class MovingClock implements InstantSource {
  private volatile Instant now;

  MovingClock(String now) {
    this.now = Instant.parse(now);
  }

  void set(String time) {
    now = Instant.parse(time);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
