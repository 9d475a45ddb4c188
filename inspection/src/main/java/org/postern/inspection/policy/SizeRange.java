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

  /** Returns whether every size of another range is one of this. */
  boolean covers(SizeRange other) {
    return (over.isEmpty() || other.over.isPresent() && other.over.getAsLong() >= over.getAsLong())
        && (under.isEmpty()
            || other.under.isPresent() && other.under.getAsLong() <= under.getAsLong());
  }

  /** Returns whether no size is in both. */
  boolean isApartFrom(SizeRange other) {
    long most = Math.max(over.orElse(-1), other.over.orElse(-1));
    long least = Math.min(under.orElse(Long.MAX_VALUE), other.under.orElse(Long.MAX_VALUE));
    return least - 1 <= most;
  }

  @Override
  public String toString() {
    String first = over.isPresent() ? "over=\"" + over.getAsLong() + "\"" : "";
    String second = under.isPresent() ? "under=\"" + under.getAsLong() + "\"" : "";
    return (first + " " + second).strip();
  }
}
