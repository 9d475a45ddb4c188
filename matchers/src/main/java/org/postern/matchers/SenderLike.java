package org.postern.matchers;

import java.util.Map;
import org.postern.inspection.policy.RuleCondition;
import org.postern.inspection.settings.Setting;

/**
 * Matches mail whose envelope sender is like a pattern.
 *
 * <pre>{@code
 * <mailet match="org.postern.matchers.SenderLike=*@example.net" class="ToProcessor">
 *   <processor>policy</processor>
 * </mailet>
 * }</pre>
 */
public final class SenderLike extends ConditionMatcher {
  static final Setting<RuleCondition> CONDITION =
      condition(
          "patterns with blanks",
          "Patterns of addresses.",
          text -> RuleCondition.of("sender", Map.of("is", text)));

  /** Asks nothing before it was started. */
  public SenderLike() {
    super(CONDITION);
  }
}
