package org.postern.inspection;

import java.time.Duration;
import java.util.Optional;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.anatomy.Budget;
import org.postern.inspection.content.Content;

/**
 * One message under inspection: its bytes and, from the first time somebody asks, its anatomy.
 * Shared by all matchers and mailets of a chain run.
 */
public final class Inspection {
  private final Content message;
  private final Budget budget;
  private volatile @org.jspecify.annotations.Nullable Anatomy anatomy;
  private volatile Optional<Duration> took = Optional.empty();

  public Inspection(Content message, Budget budget) {
    this.message = message;
    this.budget = budget;
  }

  /** Returns the bytes as they came. */
  public Content message() {
    return message;
  }

  /** Returns how much of the message is followed. */
  public Budget budget() {
    return budget;
  }

  /** Returns the anatomy; the message is taken apart the first time, and not again. */
  public Anatomy anatomy() {
    Anatomy known = anatomy;
    if (known == null) {
      synchronized (this) {
        known = anatomy;
        if (known == null) {
          long from = System.nanoTime();
          known = Anatomy.of(message, budget);
          took = Optional.of(Duration.ofNanos(System.nanoTime() - from));
          anatomy = known;
        }
      }
    }
    return known;
  }

  /** Returns how long it took to take the message apart; empty if nobody wanted that yet. */
  public Optional<Duration> took() {
    return took;
  }
}
