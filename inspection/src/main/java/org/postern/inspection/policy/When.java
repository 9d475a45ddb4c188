package org.postern.inspection.policy;

/**
 * The conditions of a rule, told apart when the rule is read.
 *
 * @param all as written
 * @param once those that are asked once a message
 * @param each those that are asked about each recipient
 */
record When(AllOf all, AllOf once, AllOf each) {

  static When of(AllOf all) {
    return new When(
        all,
        new AllOf(all.conditions().stream().filter(c -> !c.looksAtRecipient()).toList()),
        new AllOf(all.conditions().stream().filter(Condition::looksAtRecipient).toList()));
  }

  /** Returns whether the rule concerns some recipients and not others. */
  boolean looksAtRecipient() {
    return !each.conditions().isEmpty();
  }
}
