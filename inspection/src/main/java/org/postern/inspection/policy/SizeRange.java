package org.postern.inspection.policy;

import java.util.OptionalLong;

/**
 * Sizes from one to another, bytes.
 *
 * @param over sizes are larger than this
 * @param under sizes are smaller than this
 */
record SizeRange(OptionalLong over, OptionalLong under) {

  /** Every size. */
  static final SizeRange ANY = new SizeRange(OptionalLong.empty(), OptionalLong.empty());

  boolean holds(long size) {
    return (over.isEmpty() || size > over.getAsLong())
        && (under.isEmpty() || size < under.getAsLong());
  }

  @Override
  public String toString() {
    String first = over.isPresent() ? "over=\"" + over.getAsLong() + "\"" : "";
    String second = under.isPresent() ? "under=\"" + under.getAsLong() + "\"" : "";
    return (first + " " + second).strip();
  }
}
