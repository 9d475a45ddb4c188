package org.postern.matchers;

import java.util.Map;
import org.postern.inspection.policy.RuleCondition;
import org.postern.inspection.settings.Setting;

/**
 * Matches the recipients to whom the mail goes in a direction.
 *
 * <pre>{@code
 * <mailet match="org.postern.matchers.Direction=outbound" class="ToProcessor">
 *   <processor>policy</processor>
 * </mailet>
 * }</pre>
 */
public final class Direction extends ConditionMatcher {
  static final Setting<RuleCondition> CONDITION =
      condition(
          "directions with blanks",
          "One or more of inbound, outbound, internal, relayed.",
          text -> RuleCondition.of("direction", Map.of("is", text)));

  /** Asks nothing before it was started. */
  public Direction() {
    super(CONDITION);
  }
}
