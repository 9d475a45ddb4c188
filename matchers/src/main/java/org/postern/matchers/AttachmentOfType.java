package org.postern.matchers;

import java.util.Map;
import org.postern.inspection.policy.RuleCondition;
import org.postern.inspection.settings.Setting;

/**
 * Matches mail with an attachment whose content looks like a family or a media type.
 *
 * <pre>{@code
 * <mailet match="org.postern.matchers.AttachmentOfType=executable application/pdf" class="ToProcessor">
 *   <processor>policy</processor>
 * </mailet>
 * }</pre>
 */
public final class AttachmentOfType extends ConditionMatcher {
  static final Setting<RuleCondition> CONDITION =
      condition(
          "families and media types with blanks",
          "What the content looks like, whatever name and header say: families such as executable, media types such as image/*.",
          text -> RuleCondition.of("attachment", Map.of("type", text)));

  /** Asks nothing before it was started. */
  public AttachmentOfType() {
    super(CONDITION);
  }
}
