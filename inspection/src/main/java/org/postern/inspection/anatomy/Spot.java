package org.postern.inspection.anatomy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
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

  private final Set<String> seen = new HashSet<>();

  Spot(Source source, String path, int depth, boolean guessed) {
    this.source = source;
    this.path = path;
    this.depth = depth;
    this.guessed = guessed;
  }

  /** Notes a fault; where the entity is a guess of ours, how it is written is nobody's fault. */
  void fault(Irregularity what, String detail) {
    if (!guessed) {
      Fault fault = new Fault(what, detail);
      if (!faults.contains(fault)) {
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
