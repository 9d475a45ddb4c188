package org.postern.inspection.policy;

import java.util.List;
import java.util.Optional;

/** Holds for a message of a size. */
record MessageIs(SizeRange size) implements Condition {

  @Override
  public Optional<List<Spot>> test(Facts facts, String recipient) {
    return Condition.holds(size.holds(facts.size()));
  }

  @Override
  public String written() {
    return "<message " + size + ">";
  }

  @Override
  public String compared(Facts facts, String recipient) {
    return facts.size() + " bytes";
  }
}
