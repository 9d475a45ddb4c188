package org.postern.matchers;

import java.util.Map;
import org.postern.inspection.policy.RuleCondition;
import org.postern.inspection.settings.Setting;

/**
 * Matches mail whose text holds a word or phrase.
 *
 * <pre>{@code
 * <mailet match="org.postern.matchers.BodyContains=strictly confidential, top secret" class="ToProcessor">
 *   <processor>policy</processor>
 * </mailet>
 * }</pre>
 */
public final class BodyContains extends ConditionMatcher {
  static final Setting<RuleCondition> CONDITION =
      condition(
          "words and phrases with commas",
          "Words and phrases, as whole words in any letter case.",
          text -> RuleCondition.of("body", Map.of("contains", text)));

  /** Asks nothing before it was started. */
  public BodyContains() {
    super(CONDITION);
  }
}
