package org.postern.inspection.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds where every one of several conditions holds. */
record AllOf(List<Condition> conditions) implements Condition {
  AllOf {
    conditions = List.copyOf(conditions);
  }

  @Override
  public boolean looksAtRecipient() {
    return conditions.stream().anyMatch(Condition::looksAtRecipient);
  }

  @Override
  public Optional<List<Spot>> test(Facts facts, String recipient) {
    List<Spot> spots = new ArrayList<>();
    for (Condition condition : conditions) {
      Optional<List<Spot>> answer = condition.test(facts, recipient);
      if (answer.isEmpty()) {
        return Optional.empty();
      }
      spots.addAll(answer.get());
    }
    return Optional.of(spots);
  }

  @Override
  public String written() {
    return "<all>";
  }

  @Override
  public String compared(Facts facts, String recipient) {
    return Several.compared(conditions, facts, recipient);
  }
}
