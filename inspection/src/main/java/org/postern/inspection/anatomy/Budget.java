package org.postern.inspection.anatomy;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How much of a message is followed. One budget serves the whole message: everything found inside
 * draws on the same account. Past it the pass keeps what it has and says so ({@link
 * Anatomy#exceeded}); the message is then not fully seen, which is a finding.
 */
public final class Budget {
  /** For servers that accept messages of up to 50 MB; real mail stays far below. */
  public static final Budget DEFAULT = new Budget(new EnumMap<>(Limit.class));

  private final Map<Limit, Long> chosen;

  private Budget(Map<Limit, Long> chosen) {
    this.chosen = chosen;
  }

  /** Returns a limit: a count, bytes, or milliseconds. */
  public long of(Limit limit) {
    return chosen.getOrDefault(limit, limit.byDefault());
  }

  /**
   * Returns a budget with another value for one limit.
   *
   * @throws IllegalArgumentException if the value is none that can be kept to
   */
  public Budget with(Limit limit, long value) {
    if (!limit.allows(value)) {
      throw new IllegalArgumentException(limit.word() + " cannot be " + value);
    }
    Map<Limit, Long> other = new EnumMap<>(chosen);
    other.put(limit, value);
    return new Budget(other);
  }

  /** Returns every limit by its name, with its value in digits: what any queue can keep. */
  public Map<String, String> toPlain() {
    Map<String, String> plain = new LinkedHashMap<>();
    for (Limit limit : Limit.values()) {
      plain.put(limit.word(), Long.toString(of(limit)));
    }
    return plain;
  }

  /**
   * Returns the budget that {@link #toPlain} wrote; empty if anything in it is not understood, is
   * out of range or is missing.
   */
  public static Optional<Budget> fromPlain(Map<?, ?> plain) {
    if (plain.size() != Limit.values().length) {
      return Optional.empty();
    }
    Budget budget = DEFAULT;
    for (Limit limit : Limit.values()) {
      Object value = plain.get(limit.word());
      try {
        budget = budget.with(limit, Long.parseLong(String.valueOf(value)));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    return Optional.of(budget);
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Budget budget)) {
      return false;
    }
    for (Limit limit : Limit.values()) {
      if (budget.of(limit) != of(limit)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return toPlain().hashCode();
  }

  @Override
  public String toString() {
    return toPlain().toString();
  }
}
