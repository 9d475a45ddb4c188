package org.postern.inspection.engine;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.postern.inspection.content.Content;

/** One server of a {@link HostGroup} and how it has been doing. */
final class Host {
  private static final Duration SHORTEST_BREAK = Duration.ofSeconds(1);
  private static final Duration LONGEST_BREAK = Duration.ofMinutes(1);
  private static final int ALL = 1000;

  private final Engine engine;
  private final LongSupplier ticker;
  private Deadline out;
  private Duration nextBreak = SHORTEST_BREAK;
  private int allowance = ALL;
  private int underWay;

  Host(Engine engine, LongSupplier ticker) {
    this.engine = engine;
    this.ticker = ticker;
    this.out = Deadline.in(Duration.ZERO, ticker);
  }

  Engine engine() {
    return engine;
  }

  /** Returns whether it is left alone, for it has failed. */
  synchronized boolean isOut() {
    return !out.passed();
  }

  /** Returns whether it has as much to do as it should have after a failure. */
  synchronized boolean isFull() {
    return underWay >= allowance;
  }

  synchronized int underWay() {
    return underWay;
  }

  Answer ask(Content content, Deadline deadline) {
    begin();
    Answer answer = null;
    try {
      answer = engine.ask(content, deadline);
      return answer;
    } finally {
      end(answer instanceof Answer.Failed failed && isItsFault(failed.cause()));
    }
  }

  private static boolean isItsFault(Cause cause) {
    return switch (cause) {
      case UNREACHABLE, TIMEOUT, BROKEN, NOT_UNDERSTOOD, ENGINE_ERROR, NOT_DETECTING, OUT_OF_DATE ->
          true;
      case BUSY, TOO_LARGE, UNREADABLE -> false;
    };
  }

  private synchronized void begin() {
    underWay++;
  }

  private synchronized void end(boolean failed) {
    underWay--;
    if (failed) {
      // Those that were under way when it went down are one failure, not many.
      if (out.passed()) {
        out = Deadline.in(nextBreak, ticker);
        nextBreak = min(nextBreak.multipliedBy(2), LONGEST_BREAK);
      }
      allowance = 1;
    } else {
      nextBreak = SHORTEST_BREAK;
      allowance = Math.min(allowance + 1, ALL);
    }
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
