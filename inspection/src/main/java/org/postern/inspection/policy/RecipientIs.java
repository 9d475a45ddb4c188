package org.postern.inspection.policy;

import java.util.List;
import java.util.Optional;
import org.postern.inspection.data.Expression;

/**
 * Holds for a recipient by the address.
 *
 * @param patterns the address is like one of them
 * @param matches the expression matches somewhere in the address
 */
record RecipientIs(Optional<Patterns> patterns, Optional<Expression> matches) implements Condition {

  @Override
  public boolean looksAtRecipient() {
    return true;
  }

  @Override
  public Optional<List<Spot>> test(Facts facts, String recipient) {
    return Condition.holds(
        patterns.map(p -> p.match(recipient)).orElse(true)
            && matches.map(m -> m.pattern().matcher(recipient).find()).orElse(true));
  }

  @Override
  public String written() {
    return "<recipient"
        + patterns.map(p -> " is=\"" + p + "\"").orElse("")
        + matches.map(m -> " matches=\"" + m.source() + "\"").orElse("")
        + ">";
  }

  @Override
  public String compared(Facts facts, String recipient) {
    return Shown.text(recipient);
  }
}
