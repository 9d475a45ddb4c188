package org.postern.inspection.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.postern.inspection.text.OneLine;

/** Why a rule holds or does not hold, in lines for people. */
final class RuleAccount {
  private static final int CHARS = 300;

  private RuleAccount() {}

  /**
   * Returns the name of the rule and its answer, and below it the condition that decided: the first
   * that does not hold, or all if the rule holds. Recipients for whom the rule answers alike stand
   * together.
   */
  static List<String> of(Rule rule, Facts facts) {
    List<String> lines = new ArrayList<>();
    String title = rule.name() + "  " + rule.effect().word() + (rule.trial() ? ", on trial" : "");
    if (rule.isOver(facts.now())) {
      lines.add(title + ": off, its last day is over");
      return lines;
    }
    List<Condition> once = rule.when().once().conditions();
    for (Condition condition : once) {
      if (condition.test(facts, "").isEmpty()) {
        lines.add(title + ": does not hold");
        lines.add(line("no", condition, facts, ""));
        return lines;
      }
    }
    List<Condition> each = rule.when().each().conditions();
    List<String> concerned = rule.concerned(facts);
    boolean holds = each.isEmpty() || !concerned.isEmpty();
    String whom = each.isEmpty() || !holds ? "" : " for " + Shown.texts(concerned);
    lines.add(title + (holds ? ": holds" + whom : ": does not hold"));
    if (holds) {
      once.forEach(condition -> lines.add(line("yes", condition, facts, "")));
      each.forEach(condition -> lines.add(line("yes", condition, facts, concerned.get(0))));
    }
    facts.recipients().stream()
        .filter(recipient -> !each.isEmpty() && !concerned.contains(recipient))
        .map(recipient -> firstNo(each, facts, recipient))
        .distinct()
        .forEach(lines::add);
    return lines;
  }

  private static String firstNo(List<Condition> conditions, Facts facts, String recipient) {
    return conditions.stream()
        .filter(condition -> condition.test(facts, recipient).isEmpty())
        .map(condition -> line("no", condition, facts, recipient))
        .limit(1)
        .collect(Collectors.joining());
  }

  private static String line(String answer, Condition condition, Facts facts, String recipient) {
    String compared = condition.compared(facts, recipient);
    return "  %-4s%s compared with %s"
        .formatted(answer, OneLine.of(condition.written(), CHARS), OneLine.of(compared, CHARS));
  }
}
