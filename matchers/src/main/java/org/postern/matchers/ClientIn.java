package org.postern.matchers;

import java.util.Map;
import org.postern.inspection.policy.RuleCondition;
import org.postern.inspection.settings.Setting;

/**
 * Matches mail from a client in one of several networks.
 *
 * <pre>{@code
 * <mailet match="org.postern.matchers.ClientIn=192.0.2.0/24 2001:db8::/32" class="ToProcessor">
 *   <processor>policy</processor>
 * </mailet>
 * }</pre>
 */
public final class ClientIn extends ConditionMatcher {
  static final Setting<RuleCondition> CONDITION =
      condition(
          "networks with blanks",
          "Networks such as 192.0.2.0/24, or addresses.",
          text -> RuleCondition.of("client", Map.of("in", text)));

  /** Asks nothing before it was started. */
  public ClientIn() {
    super(CONDITION);
  }
}
