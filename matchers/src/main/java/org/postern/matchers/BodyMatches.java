package org.postern.matchers;

import java.util.Map;
import org.postern.inspection.policy.RuleCondition;
import org.postern.inspection.settings.Setting;

/**
 * Matches mail in whose text a regular expression matches.
 *
 * <pre>{@code
 * <mailet match="org.postern.matchers.BodyMatches=wire +transfer" class="ToProcessor">
 *   <processor>policy</processor>
 * </mailet>
 * }</pre>
 */
public final class BodyMatches extends ConditionMatcher {
  static final Setting<RuleCondition> CONDITION =
      condition(
          "expression",
          "A regular expression as RE2 has them, in any letter case.",
          text -> RuleCondition.of("body", Map.of("matches", text)));

  /** Asks nothing before it was started. */
  public BodyMatches() {
    super(CONDITION);
  }
}
