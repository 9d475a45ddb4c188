package org.postern.inspection.engine;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The places for questions that may be under way at one engine; who comes first is let in first.
 */
public final class Places {
  private final int most;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition freed = lock.newCondition();
  private int limit;
  private int taken;
  private boolean closed;

  /**
   * @param most the upper bound, at least 1
   */
  public Places(int most) {
    this.most = most;
    this.limit = most;
  }

  /** Sets how many there are, within 1 and the upper bound; those who are in stay in. */
  public void limit(int places) {
    lock.lock();
    try {
      limit = Math.max(1, Math.min(most, places));
      freed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes a place; the caller gives it back by {@link #leave}.
   *
   * @throws Trouble with {@link Cause#BUSY} if none became free before the deadline
   */
  public void enter(Deadline deadline) throws Trouble {
    lock.lock();
    try {
      while (taken >= limit && !closed) {
        if (freed.awaitNanos(deadline.left().toNanos()) <= 0 && deadline.passed()) {
          throw new Trouble(Cause.BUSY, "no connection became free before the deadline");
        }
      }
      if (closed) {
        throw new Trouble(Cause.UNREACHABLE, "closed");
      }
      taken++;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble(Cause.BUSY, "interrupted while waiting for a connection");
    } finally {
      lock.unlock();
    }
  }

  /** Gives a place back. */
  public void leave() {
    lock.lock();
    try {
      taken--;
      freed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Lets nobody in any more. */
  public void close() {
    lock.lock();
    try {
      closed = true;
      freed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
