package org.postern.matchers;

import java.util.Map;
import org.postern.inspection.policy.RuleCondition;
import org.postern.inspection.settings.Setting;

/**
 * Matches mail with an attachment, or a member of an archive in it, that is named like a pattern.
 *
 * <pre>{@code
 * <mailet match="org.postern.matchers.AttachmentNamed=*.exe *.scr" class="ToProcessor">
 *   <processor>policy</processor>
 * </mailet>
 * }</pre>
 */
public final class AttachmentNamed extends ConditionMatcher {
  static final Setting<RuleCondition> CONDITION =
      condition(
          "patterns with blanks",
          "Patterns of file names, compared in any letter case.",
          text -> RuleCondition.of("attachment", Map.of("name", text)));

  /** Asks nothing before it was started. */
  public AttachmentNamed() {
    super(CONDITION);
  }
}
