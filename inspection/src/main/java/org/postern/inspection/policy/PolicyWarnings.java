package org.postern.inspection.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.settings.Problem;

/**
 * What in a policy is no mistake and yet cannot be meant: rules that are over, that can never hold,
 * or that add nothing to an earlier one.
 *
 * @param where the file as the administrator knows it
 * @param now for what is over
 */
record PolicyWarnings(String where, Instant now) {

  /** Returns at most one warning a rule, in the order of the file. */
  List<Problem> of(List<Rule> rules) {
    List<Problem> warnings = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      about(rule, rules.subList(0, i)).map(what -> problem(rule, what)).ifPresent(warnings::add);
    }
    return warnings;
  }

  private Problem problem(Rule rule, String what) {
    return new Problem(
        where + ":" + rule.place().line() + ":" + rule.place().column(),
        "warning",
        "rule \"" + rule.name() + "\" " + what);
  }

  private Optional<String> about(Rule rule, List<Rule> earlier) {
    if (rule.isOver(now)) {
      return Optional.of("is off, as its last day is over; remove it, or write a later until");
    }
    return Contradiction.in(rule.when().all())
        .map(why -> "can never hold: " + why + "; change its conditions, or remove it")
        .or(() -> earlier.stream().filter(e -> shadows(e, rule)).findFirst().map(e -> shadow(e)));
  }

  private static String shadow(Rule earlier) {
    return "adds nothing to rule \"%s\" in line %d, which holds wherever it does; remove it, or change one of them"
        .formatted(earlier.name(), earlier.place().line());
  }

  /** A rule on trial, or that ends earlier, takes nothing away from one that is not or does not. */
  private boolean shadows(Rule earlier, Rule later) {
    boolean lasts =
        earlier.until().isEmpty()
            || later.until().isPresent() && !earlier.until().get().isBefore(later.until().get());
    return lasts
        && !earlier.isOver(now)
        && (!earlier.trial() || later.trial())
        && earlier.kind() == later.kind()
        && isEnough(earlier.effect(), later.effect())
        && Covering.covers(earlier.when().all(), later.when().all());
  }

  /**
   * Whether nothing is left for {@code later} to do. A note is for the log, where it still stands;
   * and of block and defer mailetcontainer.xml says which goes first.
   */
  private static boolean isEnough(Effect earlier, Effect later) {
    return earlier == later
        || later == Effect.TAG && (earlier == Effect.BLOCK || earlier == Effect.DEFER);
  }
}
