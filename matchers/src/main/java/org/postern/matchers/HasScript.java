package org.postern.matchers;

import java.util.Map;
import org.postern.inspection.policy.RuleCondition;
import org.postern.inspection.settings.Setting;

/**
 * Matches mail with a PDF, a page or a picture in which there is a script.
 *
 * <pre>{@code
 * <mailet match="org.postern.matchers.HasScript=true" class="ToProcessor">
 *   <processor>policy</processor>
 * </mailet>
 * }</pre>
 */
public final class HasScript extends ConditionMatcher {
  static final Setting<RuleCondition> CONDITION =
      condition(
          "true or built-file",
          "`true` asks for scripts of any sort, `built-file` for pages that make a file on the"
              + " recipient's computer.",
          HasScript::read);

  /** Asks nothing before it was started. */
  public HasScript() {
    super(CONDITION);
  }

  private static RuleCondition read(String text) {
    return switch (text.strip()) {
      case "true" -> RuleCondition.of("attachment", Map.of("has", "script built-file"));
      case "built-file" -> RuleCondition.of("attachment", Map.of("has", "built-file"));
      default ->
          throw new IllegalArgumentException(
              "\""
                  + text
                  + "\" cannot be asked; write true or built-file, or notmatch instead of match");
    };
  }
}
