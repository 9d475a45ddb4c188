package org.postern.inspection.policy;

import java.util.List;
import java.util.Optional;

/** Holds for a recipient whose address is like one of several patterns. */
record RecipientIs(List<Glob> patterns) implements Condition {
  RecipientIs {
    patterns = List.copyOf(patterns);
  }

  @Override
  public boolean looksAtRecipient() {
    return true;
  }

  @Override
  public Optional<List<Spot>> test(Facts facts, String recipient) {
    return patterns.stream().anyMatch(pattern -> pattern.matches(recipient))
        ? Optional.of(List.of())
        : Optional.empty();
  }
}
