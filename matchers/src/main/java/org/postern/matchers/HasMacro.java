package org.postern.matchers;

import java.util.Map;
import org.postern.inspection.policy.RuleCondition;
import org.postern.inspection.settings.Setting;

/**
 * Matches mail with a document that holds macros, whatever it is named; if wanted, only those that
 * start by themselves.
 *
 * <pre>{@code
 * <mailet match="org.postern.matchers.HasMacro=automatic" class="ToProcessor">
 *   <processor>policy</processor>
 * </mailet>
 * }</pre>
 */
public final class HasMacro extends ConditionMatcher {
  static final Setting<RuleCondition> CONDITION =
      condition(
          "true or automatic",
          "`true` asks for macros of any sort, `automatic` for those that start by themselves or"
              + " cannot be read.",
          HasMacro::read);

  /** Asks nothing before it was started. */
  public HasMacro() {
    super(CONDITION);
  }

  private static RuleCondition read(String text) {
    return switch (text.strip()) {
      case "true" -> RuleCondition.of("attachment", Map.of("has", "macro"));
      case "automatic" -> RuleCondition.of("attachment", Map.of("has", "automatic-macro"));
      default ->
          throw new IllegalArgumentException(
              "\""
                  + text
                  + "\" cannot be asked; write true or automatic, or notmatch instead of match");
    };
  }
}
