package org.postern.inspection.policy;

import java.util.List;
import java.util.Optional;

/** Holds for a recipient whose address is like one of several patterns. */
record RecipientIs(Patterns patterns) implements Condition {

  @Override
  public boolean looksAtRecipient() {
    return true;
  }

  @Override
  public Optional<List<Spot>> test(Facts facts, String recipient) {
    return Condition.holds(patterns.match(recipient));
  }

  @Override
  public String written() {
    return "<recipient is=\"" + patterns + "\">";
  }

  @Override
  public String compared(Facts facts, String recipient) {
    return Shown.text(recipient);
  }
}
