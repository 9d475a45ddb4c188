package org.postern.james;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the deliveries of one server got, in the order in which they got it. */
public final class Arrivals {
  private final Queue<Arrival> arrived = new ConcurrentLinkedQueue<>();

  public void add(Arrival arrival) {
    arrived.add(arrival);
  }

  List<Arrival> all() {
    return List.copyOf(arrived);
  }

  /** Returns what arrived since the last time. */
  List<Arrival> take() {
    List<Arrival> taken = new ArrayList<>();
    for (Arrival next = arrived.poll(); next != null; next = arrived.poll()) {
      taken.add(next);
    }
    return taken;
  }
}
