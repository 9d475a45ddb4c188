package org.postern.inspection.engine;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A point in time by which something must have happened.
 *
 * @param nanos the point on the time line of {@code ticker}
 * @param ticker the clock, in nanoseconds; {@link System#nanoTime} but in tests
 */
public record Deadline(long nanos, LongSupplier ticker) {

  /** Returns a deadline {@code from} now. */
  public static Deadline in(Duration from) {
    return in(from, System::nanoTime);
  }

  /** Returns a deadline {@code from} now, on another clock. */
  public static Deadline in(Duration from, LongSupplier ticker) {
    return new Deadline(ticker.getAsLong() + from.toNanos(), ticker);
  }

  /** Returns the time that is left; zero, never negative, when it has passed. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, nanos - ticker.getAsLong()));
  }

  /** Returns whether it has passed. */
  public boolean passed() {
    return nanos - ticker.getAsLong() <= 0;
  }

  /** Returns the earlier of this and {@code from} now. */
  public Deadline atMost(Duration from) {
    long other = ticker.getAsLong() + from.toNanos();
    return other - nanos < 0 ? new Deadline(other, ticker) : this;
  }
}
