package org.postern.inspection.policy;

import java.util.Locale;

/** Where a message goes, seen from the site: from whom to whom. A closed list. */
public enum Direction {
  /** From outside to one of the site's domains. */
  INBOUND,
  /** From one of the site's users, programs or networks to somebody else's domain. */
  OUTBOUND,
  /** From one of the site's users, programs or networks to one of the site's domains. */
  INTERNAL,
  /** From outside to somebody else's domain. */
  RELAYED;

  /** The one spelling, from rule to log to metric. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns where a message goes on its way to one recipient. */
  static Direction of(Facts facts, String recipient) {
    return of(facts.client(), facts.isLocal(recipient));
  }

  /**
   * Returns where a message goes.
   *
   * @param local whether the recipient's domain is one of the site's own
   */
  public static Direction of(Facts.Client client, boolean local) {
    boolean ours = client.relaying() || client.authenticated() || client.address().isEmpty();
    if (local) {
      return ours ? INTERNAL : INBOUND;
    }
    return ours ? OUTBOUND : RELAYED;
  }
}
