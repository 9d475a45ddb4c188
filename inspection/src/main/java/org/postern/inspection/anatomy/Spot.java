package org.postern.inspection.anatomy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A spot of a message while it is read: what is known of it so far. */
final class Spot {
  final Source source;
  final String path;
  final int depth;

  /** Whether nothing in the message says that there is an entity here. */
  final boolean guessed;

  final Set<String> names = new LinkedHashSet<>();
  final List<Fault> faults = new ArrayList<>();
  final List<Reading> readings = new ArrayList<>();

  /** Whether there is something that only the recipient can open. */
  boolean encrypted;

  /** Faults of one kind that are noted: more of them say nothing new. */
  private static final int MOST_ALIKE = 100;

  private final Set<String> seen = new HashSet<>();
  private final Set<Fault> noted = new HashSet<>();
  private final Map<Irregularity, Integer> counts = new EnumMap<>(Irregularity.class);

  Spot(Source source, String path, int depth, boolean guessed) {
    this.source = source;
    this.path = path;
    this.depth = depth;
    this.guessed = guessed;
  }

  /**
   * Notes a fault, up to a number of each kind; where the entity is a guess of ours, how it is
   * written is nobody's fault.
   */
  void fault(Irregularity what, String detail) {
    if (!guessed) {
      Fault fault = new Fault(what, detail);
      int known = counts.getOrDefault(what, 0);
      if (known < MOST_ALIKE && noted.add(fault)) {
        counts.put(what, known + 1);
        faults.add(fault);
      }
    }
  }

  /** Returns whether something is read for the first time. */
  boolean isNew(String key) {
    return seen.add(key);
  }

  /** Returns the number of the next reading, from 1. */
  int next() {
    return readings.size() + 1;
  }
}
