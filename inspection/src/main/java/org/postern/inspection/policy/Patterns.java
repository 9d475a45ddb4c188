package org.postern.inspection.policy;

import java.util.List;
import java.util.stream.Collectors;

/** Several patterns, one of which has to match. */
record Patterns(List<Glob> globs) {
  Patterns {
    globs = List.copyOf(globs);
  }

  /** Returns whether the whole of a text is like one of the patterns. */
  boolean match(String text) {
    return match(Glob.folded(text));
  }

  /** Returns whether a text that was {@link Glob#folded} is like one of the patterns. */
  boolean match(int[] folded) {
    for (Glob glob : globs) {
      if (glob.matches(folded)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether each of other patterns is one of these, or narrower than one. */
  boolean cover(Patterns others) {
    return others.globs.stream()
        .allMatch(other -> globs.stream().anyMatch(glob -> glob.covers(other)));
  }

  /**
   * Returns whether one side has only plain texts, none of which is like a pattern of the other.
   */
  boolean isApartFrom(Patterns other) {
    return plainAndUnlike(this, other) || plainAndUnlike(other, this);
  }

  private static boolean plainAndUnlike(Patterns plain, Patterns other) {
    return plain.globs.stream().allMatch(glob -> glob.isPlain() && !other.match(glob.toString()));
  }

  /** Returns the patterns as they were written. */
  @Override
  public String toString() {
    return globs.stream().map(Glob::toString).collect(Collectors.joining(" "));
  }
}
