package org.postern.qmail.cli;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.postern.inspection.Finding;
import org.postern.qmail.chain.Decision.Fate;

/**
 * What two policies make of one message.
 *
 * @param name of the message, as the command was given it
 * @param change what is different
 * @param before under the old policy
 * @param after under the new one
 */
record Comparison(String name, Change change, Side before, Side after) {

  /** What is different. A closed list. */
  enum Change {
    /** Nothing that a rule says or that happens to the message. */
    NONE,
    /** It went on to some recipient, and would not any more. */
    BLOCKED,
    /** It did not go on to some recipient, and would now. */
    PASSED,
    /**
     * Something else happens: another refusal, a mark, or the two above for different recipients.
     */
    OTHERWISE,
    /** Other rules hold, and the same happens. */
    RULES,
    /** The chain came to no decision, or what is different does not come from the rules. */
    UNDECIDED;

    /** Returns the word for programs. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What one policy makes of it.
   *
   * @param fates for each recipient in envelope order
   * @param rulings what the rules say
   * @param outcome in words for people
   * @param error why there is no decision; empty if there is one
   */
  record Side(List<Fate> fates, Set<Ruling> rulings, String outcome, String error) {

    static Side of(Examination examination) {
      return new Side(
          examination.fates(),
          examination.findings().stream()
              .filter(finding -> finding.source().equals("policy"))
              .map(f -> new Ruling(f.name(), f.effect(), f.recipients()))
              .collect(Collectors.toSet()),
          ScanText.outcome(examination),
          examination.error().orElse(""));
    }

    /** Returns the names of the rules that hold, by the alphabet. */
    Set<String> rules() {
      return names(rulings);
    }

    /** Returns the names of the rules that say here what they do not say on the other side. */
    Set<String> rulesUnlike(Side other) {
      Set<Ruling> mine = new HashSet<>(rulings);
      mine.removeAll(other.rulings);
      return names(mine);
    }

    private static Set<String> names(Set<Ruling> rulings) {
      return rulings.stream().map(Ruling::rule).collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** What a rule asks for, and for whom. */
  record Ruling(String rule, Finding.Effect effect, List<String> recipients) {}

  static Comparison of(Examination before, Examination after) {
    Side old = Side.of(before);
    Side fresh = Side.of(after);
    return new Comparison(before.name(), change(old, fresh), old, fresh);
  }

  private static Change change(Side before, Side after) {
    boolean sameRules = before.rulings().equals(after.rulings());
    boolean sameFates = before.fates().equals(after.fates());
    // What another detector says a second time may differ: that is not the policy's doing.
    if (!before.error().isEmpty() || !after.error().isEmpty() || sameRules && !sameFates) {
      return Change.UNDECIDED;
    }
    if (sameFates) {
      return sameRules ? Change.NONE : Change.RULES;
    }
    Set<Change> each = EnumSet.noneOf(Change.class);
    for (int i = 0; i < before.fates().size(); i++) {
      boolean went = goesOn(before.fates().get(i));
      if (went != goesOn(after.fates().get(i))) {
        each.add(went ? Change.BLOCKED : Change.PASSED);
      }
    }
    return each.size() == 1 ? each.iterator().next() : Change.OTHERWISE;
  }

  private static boolean goesOn(Fate fate) {
    return switch (fate.outcome()) {
      case DELIVER, TAG, STRIP -> true;
      case QUARANTINE, REJECT, DEFER, DISCARD -> false;
    };
  }
}
