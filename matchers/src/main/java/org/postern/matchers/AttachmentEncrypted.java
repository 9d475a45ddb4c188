package org.postern.matchers;

import java.util.Map;
import org.postern.inspection.policy.RuleCondition;
import org.postern.inspection.settings.Setting;

/**
 * Matches mail with an attachment that only its recipient can open, or with none.
 *
 * <pre>{@code
 * <mailet match="org.postern.matchers.AttachmentEncrypted=true" class="ToProcessor">
 *   <processor>policy</processor>
 * </mailet>
 * }</pre>
 */
public final class AttachmentEncrypted extends ConditionMatcher {
  static final Setting<RuleCondition> CONDITION =
      condition(
          "true or false",
          "`true`: there is one; `false`: something in the message is not encrypted.",
          text -> RuleCondition.of("attachment", Map.of("encrypted", text)));

  /** Asks nothing before it was started. */
  public AttachmentEncrypted() {
    super(CONDITION);
  }
}
