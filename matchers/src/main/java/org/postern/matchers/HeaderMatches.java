package org.postern.matchers;

import java.util.Map;
import org.postern.inspection.policy.RuleCondition;
import org.postern.inspection.settings.Setting;

/**
 * Matches mail with a header field in which a regular expression matches.
 *
 * <pre>{@code
 * <mailet match="org.postern.matchers.HeaderMatches=X-Mailer: ^The Bat!" class="ToProcessor">
 *   <processor>policy</processor>
 * </mailet>
 * }</pre>
 */
public final class HeaderMatches extends ConditionMatcher {
  static final Setting<RuleCondition> CONDITION =
      condition(
          "name: expression",
          "The name of a field, a colon, and a regular expression as RE2 has them.",
          HeaderMatches::read);

  /** Asks nothing before it was started. */
  public HeaderMatches() {
    super(CONDITION);
  }

  private static RuleCondition read(String text) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException(
          "\"" + text + "\" has no name of a field; write one as X-Mailer: ^The Bat!");
    }
    String name = text.substring(0, colon).strip();
    return RuleCondition.of(
        "header", Map.of("name", name, "matches", text.substring(colon + 1).strip()));
  }
}
