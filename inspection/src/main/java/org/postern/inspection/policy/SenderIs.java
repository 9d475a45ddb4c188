package org.postern.inspection.policy;

import java.util.List;
import java.util.Optional;

/**
 * Holds for a message whose envelope sender is like one of several patterns.
 *
 * @param patterns empty if only the null sender is meant
 * @param nobody whether the null sender, {@code <>}, is meant
 */
record SenderIs(Optional<Patterns> patterns, boolean nobody) implements Condition {

  @Override
  public Optional<List<Spot>> test(Facts facts, String recipient) {
    return Condition.holds(
        facts.sender().isPresent()
            ? patterns.map(p -> p.match(facts.sender().get())).orElse(false)
            : nobody);
  }

  @Override
  public String written() {
    return "<sender "
        + patterns.map(p -> "is=\"" + p + "\"").orElse("")
        + (nobody ? " null=\"true\"" : "")
        + ">";
  }

  @Override
  public String compared(Facts facts, String recipient) {
    return facts.sender().map(Shown::text).orElse("the null sender");
  }
}
