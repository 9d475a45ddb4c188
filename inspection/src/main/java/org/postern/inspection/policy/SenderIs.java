package org.postern.inspection.policy;

import java.util.List;
import java.util.Optional;
import org.postern.inspection.data.Expression;

/**
 * Holds for a message by its envelope sender.
 *
 * @param patterns the address is like one of them
 * @param matches the expression matches somewhere in the address; the null sender is an empty one
 * @param nobody whether the null sender, {@code <>}, is meant
 */
record SenderIs(Optional<Patterns> patterns, Optional<Expression> matches, boolean nobody)
    implements Condition {

  @Override
  public Optional<List<Spot>> test(Facts facts, String recipient) {
    return Condition.holds(
        facts.sender().map(this::holds).orElseGet(() -> nobody || patterns.isEmpty() && holds("")));
  }

  private boolean holds(String address) {
    return (patterns.isPresent() || matches.isPresent())
        && patterns.map(p -> p.match(address)).orElse(true)
        && matches.map(m -> m.pattern().matcher(address).find()).orElse(true);
  }

  @Override
  public String written() {
    return "<sender"
        + patterns.map(p -> " is=\"" + p + "\"").orElse("")
        + matches.map(m -> " matches=\"" + m.source() + "\"").orElse("")
        + (nobody ? " null=\"true\"" : "")
        + ">";
  }

  @Override
  public String compared(Facts facts, String recipient) {
    return facts.sender().map(Shown::text).orElse("the null sender");
  }
}
