package org.postern.inspection.active;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is found in one file, each thing once. */
final class Notes {
  /** Of one kind; more say nothing new. */
  private static final int MOST = 10;

  private final Set<Active> found = new LinkedHashSet<>();

  void add(Active.Kind kind, String detail) {
    if (found.stream().filter(active -> active.kind() == kind).count() < MOST) {
      found.add(new Active(kind, detail));
    }
  }

  /** Notes macros of which nobody can say whether they start by themselves. */
  void unreadable(String where) {
    add(Active.Kind.MACRO, "a program in " + where);
    add(Active.Kind.AUTOMATIC_MACRO, "a program whose source cannot be read in " + where);
  }

  boolean has(Active.Kind kind) {
    return found.stream().anyMatch(active -> active.kind() == kind);
  }

  List<Active> all() {
    return List.copyOf(found);
  }
}
