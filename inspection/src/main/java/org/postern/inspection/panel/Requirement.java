package org.postern.inspection.panel;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which engines must have answered before a message counts as looked at. */
public sealed interface Requirement {

  /** Every engine. */
  record All() implements Requirement {
    @Override
    public boolean isMet(Set<String> answered, List<String> seats) {
      return answered.containsAll(seats);
    }

    @Override
    public boolean names(String seat) {
      return true;
    }
  }

  /** At least one engine, whichever it is. */
  record Any() implements Requirement {
    @Override
    public boolean isMet(Set<String> answered, List<String> seats) {
      return !answered.isEmpty();
    }

    @Override
    public boolean names(String seat) {
      return true;
    }
  }

  /**
   * Those that are named; the others help where they can.
   *
   * @param seats by their names; never empty
   */
  record Named(Set<String> seats) implements Requirement {
    public Named {
      seats = Set.copyOf(seats);
    }

    @Override
    public boolean isMet(Set<String> answered, List<String> all) {
      return answered.containsAll(seats);
    }

    @Override
    public boolean names(String seat) {
      return seats.contains(seat);
    }
  }

  /**
   * Returns whether it is met.
   *
   * @param answered the seats that answered every question
   * @param seats all of them
   */
  boolean isMet(Set<String> answered, List<String> seats);

  /** Returns whether the silence of a seat counts where the requirement is not met. */
  boolean names(String seat);

  /**
   * Reads {@code all}, {@code any}, or names of engines with commas between them. Whether there are
   * engines of these names is for the caller to say.
   *
   * @throws IllegalArgumentException with the value and what to write instead
   */
  static Requirement parse(String text) {
    String value = text.strip();
    if (value.equals("all")) {
      return new All();
    }
    if (value.equals("any")) {
      return new Any();
    }
    Set<String> names = new LinkedHashSet<>();
    for (String name : value.split(",", -1)) {
      if (name.isBlank() || !names.add(name.strip())) {
        throw new IllegalArgumentException(
            "\""
                + text
                + "\" names an engine twice or not at all; write all, any, or names of"
                + " engines with commas between them, such as clamd, icap");
      }
    }
    if (Arrays.asList("all", "any").stream().anyMatch(names::contains)) {
      throw new IllegalArgumentException(
          "\"" + text + "\" mixes all or any with names; write one or the other");
    }
    return new Named(names);
  }
}
