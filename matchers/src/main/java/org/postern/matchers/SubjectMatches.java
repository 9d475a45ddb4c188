package org.postern.matchers;

import java.util.Map;
import org.postern.inspection.policy.RuleCondition;
import org.postern.inspection.settings.Setting;

/**
 * Matches mail in whose subject a regular expression matches.
 *
 * <pre>{@code
 * <mailet match="org.postern.matchers.SubjectMatches=free money" class="ToProcessor">
 *   <processor>policy</processor>
 * </mailet>
 * }</pre>
 */
public final class SubjectMatches extends ConditionMatcher {
  static final Setting<RuleCondition> CONDITION =
      condition(
          "expression",
          "A regular expression as RE2 has them, in any letter case.",
          text -> RuleCondition.of("subject", Map.of("matches", text)));

  /** Asks nothing before it was started. */
  public SubjectMatches() {
    super(CONDITION);
  }
}
