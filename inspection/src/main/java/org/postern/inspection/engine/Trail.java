package org.postern.inspection.engine;

/**
 * Where one piece of a pattern ended lately, as far as the next one may still follow it. Each place
 * is added once and dropped once: the whole takes time linear to the content.
 */
final class Trail {
  private final Gap gap;

  /** How far back a place is of use. */
  private final long reach;

  private long[] places = new long[4];
  private int head;
  private int size;

  /**
   * @param next how many bytes the next piece has
   */
  Trail(Gap gap, int next) {
    this.gap = gap;
    this.reach = gap.most() == Gap.ANY ? Gap.ANY : gap.most() + next;
  }

  /** Adds a place, which is later than all others. */
  void add(long end) {
    if (gap.most() == Gap.ANY && size == 1) {
      // The first one is the best for every piece that follows.
      return;
    }
    drop(end - reach);
    if (size == places.length) {
      grow();
    }
    places[(head + size++) % places.length] = end;
  }

  /** Returns whether a piece that begins there follows one of the places; asked in their order. */
  boolean leadsTo(long start) {
    if (gap.most() != Gap.ANY) {
      drop(start - 1 - gap.most());
    }
    return size > 0 && places[head] <= start - 1 - gap.least();
  }

  private void drop(long before) {
    while (size > 0 && places[head] < before) {
      head = (head + 1) % places.length;
      size--;
    }
  }

  private void grow() {
    long[] larger = new long[places.length * 2];
    for (int i = 0; i < size; i++) {
      larger[i] = places[(head + i) % places.length];
    }
    places = larger;
    head = 0;
  }
}
