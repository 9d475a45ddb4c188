package org.postern.matchers;

import java.util.Map;
import org.postern.inspection.policy.RuleCondition;
import org.postern.inspection.settings.Setting;

/**
 * Matches mail that holds sensitive data.
 *
 * <pre>{@code
 * <mailet match="org.postern.matchers.ContainsData=payment-card iban" class="ToProcessor">
 *   <processor>policy</processor>
 * </mailet>
 * }</pre>
 */
public final class ContainsData extends ConditionMatcher {
  static final Setting<RuleCondition> CONDITION =
      condition(
          "identifiers with blanks",
          "One or more of the identifiers in the list of sensitive data, or `all`.",
          text -> RuleCondition.of("data", Map.of("is", text)));

  /** Asks nothing before it was started. */
  public ContainsData() {
    super(CONDITION);
  }
}
