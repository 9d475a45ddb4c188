package org.postern.inspection.engine.icap;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Places;
import org.postern.inspection.engine.Trouble;

/**
 * The connections to one service: no more at once than it bears, and those that are free are used
 * again, the last one first.
 */
final class IcapPool {
  /** One exchange over a connection; it calls {@link IcapLine#keep} if it came to its end. */
  interface Talk<T> {
    T over(IcapLine line) throws Trouble;
  }

  private final IcapService service;
  private final Places places;
  private final Deque<IcapLine> idle = new ArrayDeque<>();
  private boolean closed;

  IcapPool(IcapService service, int most) {
    this.service = service;
    this.places = new Places(most);
  }

  /** Sets how many connections the server bears; what was configured stays the upper bound. */
  void bears(int connections) {
    places.limit(connections);
  }

  /**
   * Talks over a connection. One that lay idle and turns out to be ended is replaced once.
   *
   * @throws Trouble with {@link Cause#BUSY} if none became free before the deadline
   */
  <T> T talk(Deadline deadline, Talk<T> talk) throws Trouble {
    places.enter(deadline);
    try {
      IcapLine old = idle();
      if (old != null) {
        try {
          return over(old, deadline, talk);
        } catch (Trouble trouble) {
          if (!old.wasGone(trouble)) {
            throw trouble;
          }
        }
      }
      return over(new IcapLine(service.connect(deadline)), deadline, talk);
    } finally {
      places.leave();
    }
  }

  private <T> T over(IcapLine line, Deadline deadline, Talk<T> talk) throws Trouble {
    line.begin(deadline);
    boolean kept = false;
    try {
      T said = talk.over(line);
      kept = line.isKept() && giveBack(line);
      return said;
    } finally {
      if (!kept) {
        line.close();
      }
    }
  }

  /** Returns a connection that lay idle and is still good, or null. */
  private @Nullable IcapLine idle() {
    IcapLine line = poll();
    while (line != null && !line.isQuiet()) {
      line.close();
      line = poll();
    }
    return line;
  }

  private @Nullable IcapLine poll() {
    synchronized (idle) {
      return idle.pollLast();
    }
  }

  /** The first ones have lain idle for longest, and may never be used again. */
  private boolean giveBack(IcapLine line) {
    synchronized (idle) {
      for (IcapLine first = idle.peekFirst();
          first != null && first.isOld();
          first = idle.peekFirst()) {
        idle.removeFirst().close();
      }
      return !closed && idle.add(line);
    }
  }

  /** Ends the connections that are free; those in use end with their question. */
  void close() {
    places.close();
    synchronized (idle) {
      closed = true;
      idle.forEach(IcapLine::close);
      idle.clear();
    }
  }
}
