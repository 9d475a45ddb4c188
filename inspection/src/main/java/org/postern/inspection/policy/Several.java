package org.postern.inspection.policy;

import java.util.List;
import java.util.stream.Collectors;

/** What several conditions were compared with, in words. */
final class Several {
  private Several() {}

  /** Returns each condition with its answer and what it was compared with. */
  static String compared(List<Condition> conditions, Facts facts, String recipient) {
    return conditions.stream()
        .map(
            condition ->
                condition.written()
                    + (condition.test(facts, recipient).isPresent() ? " holds: " : " does not: ")
                    + condition.compared(facts, recipient))
        .collect(Collectors.joining("; ", "(", ")"));
  }
}
