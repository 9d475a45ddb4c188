package org.postern.inspection.policy;

import java.util.List;
import java.util.Optional;

/** Holds where another condition does not. */
record Not(AllOf inner) implements Condition {

  @Override
  public boolean looksAtRecipient() {
    return inner.looksAtRecipient();
  }

  @Override
  public Optional<List<Spot>> test(Facts facts, String recipient) {
    return Condition.holds(inner.test(facts, recipient).isEmpty());
  }

  @Override
  public String written() {
    return "<not>";
  }

  @Override
  public String compared(Facts facts, String recipient) {
    return inner.compared(facts, recipient);
  }
}
