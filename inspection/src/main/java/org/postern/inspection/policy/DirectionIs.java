package org.postern.inspection.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds for recipients to whom the message goes in one of several directions. */
record DirectionIs(Set<Direction> directions) implements Condition {
  DirectionIs {
    directions = Set.copyOf(directions);
  }

  @Override
  public boolean looksAtRecipient() {
    return true;
  }

  @Override
  public Optional<List<Spot>> test(Facts facts, String recipient) {
    return Condition.holds(directions.contains(Direction.of(facts, recipient)));
  }

  @Override
  public String written() {
    return "<direction is=\""
        + directions.stream().sorted().map(Direction::word).collect(Collectors.joining(" "))
        + "\">";
  }

  @Override
  public String compared(Facts facts, String recipient) {
    return Direction.of(facts, recipient).word();
  }
}
