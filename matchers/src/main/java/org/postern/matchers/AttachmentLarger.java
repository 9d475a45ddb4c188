package org.postern.matchers;

import java.util.Map;
import org.postern.inspection.policy.RuleCondition;
import org.postern.inspection.settings.Setting;

/**
 * Matches mail with an attachment whose content is larger than a size.
 *
 * <pre>{@code
 * <mailet match="org.postern.matchers.AttachmentLarger=10m" class="ToProcessor">
 *   <processor>policy</processor>
 * </mailet>
 * }</pre>
 */
public final class AttachmentLarger extends ConditionMatcher {
  static final Setting<RuleCondition> CONDITION =
      condition(
          "size",
          "The size, after encodings are undone.",
          text -> RuleCondition.of("attachment", Map.of("over", text)));

  /** Asks nothing before it was started. */
  public AttachmentLarger() {
    super(CONDITION);
  }
}
