package org.postern.attributes;

import java.util.Locale;

/** What becomes of a message for a recipient. A closed list. */
public enum Outcome {
  /** Goes on its way as it came. */
  DELIVER,
  /** Goes on its way with a mark. */
  TAG,
  /** Goes on its way without the parts that a rule took out. */
  STRIP,
  /** Is kept where the administrator can look at it. */
  QUARANTINE,
  /** The client is told no. */
  REJECT,
  /** The client is told to try again. */
  DEFER,
  /** Is thrown away. */
  DISCARD;

  /** The one spelling, from command line to log to header to metric. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
