package org.postern.inspection.data;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How sure it is that a match is what it looks like; the surer one is greater. */
public enum Confidence {
  /** Many other numbers look the same. */
  LOW,
  /** Chance alone makes few of these, or a word nearby says what it is. */
  MEDIUM,
  /** Hardly anything else looks like this. */
  HIGH;

  /** Returns the name as in the configuration, such as {@code medium}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the confidence of a name as in the configuration. */
  public static Optional<Confidence> named(String word) {
    return Arrays.stream(values()).filter(value -> value.word().equals(word)).findFirst();
  }
}
