package org.postern.inspection.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds where at least one of several conditions holds. */
record AnyOf(List<Condition> conditions) implements Condition {
  AnyOf {
    conditions = List.copyOf(conditions);
  }

  @Override
  public boolean looksAtRecipient() {
    return conditions.stream().anyMatch(Condition::looksAtRecipient);
  }

  /** Asks all of them, so that every place is named. */
  @Override
  public Optional<List<Spot>> test(Facts facts, String recipient) {
    List<Spot> spots = new ArrayList<>();
    boolean holds = false;
    for (Condition condition : conditions) {
      Optional<List<Spot>> answer = condition.test(facts, recipient);
      holds |= answer.isPresent();
      answer.ifPresent(spots::addAll);
    }
    return holds ? Optional.of(spots) : Optional.empty();
  }

  @Override
  public String written() {
    return "<any>";
  }

  @Override
  public String compared(Facts facts, String recipient) {
    return Several.compared(conditions, facts, recipient);
  }
}
