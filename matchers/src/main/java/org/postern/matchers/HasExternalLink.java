package org.postern.matchers;

import java.util.Map;
import org.postern.inspection.policy.RuleCondition;
import org.postern.inspection.settings.Setting;

/**
 * Matches mail with a document that fetches something from elsewhere without being asked. A link
 * that somebody must click is none.
 *
 * <pre>{@code
 * <mailet match="org.postern.matchers.HasExternalLink=true" class="ToProcessor">
 *   <processor>policy</processor>
 * </mailet>
 * }</pre>
 */
public final class HasExternalLink extends ConditionMatcher {
  static final Setting<RuleCondition> CONDITION =
      condition("true", "Only `true` can be asked for.", HasExternalLink::read);

  /** Asks nothing before it was started. */
  public HasExternalLink() {
    super(CONDITION);
  }

  private static RuleCondition read(String text) {
    if (!text.strip().equals("true")) {
      throw new IllegalArgumentException(
          "\"" + text + "\" cannot be asked; write true, or notmatch instead of match");
    }
    return RuleCondition.of("attachment", Map.of("has", "external-link"));
  }
}
