package org.postern.matchers;

import jakarta.mail.MessagingException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;
import org.jspecify.annotations.Nullable;
import org.postern.attributes.MailFacts;
import org.postern.attributes.MailInspection;
import org.postern.attributes.MailetSettings;
import org.postern.inspection.policy.RuleCondition;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;

/**
 * A condition of policy.xml as a matcher: the recipients for whom it holds.
 *
 * <p>A message of which a budget was used up is asked as far as it was seen; the detectors say that
 * it was not seen whole.
 */
abstract class ConditionMatcher extends GenericMatcher {
  private final Setting<RuleCondition> setting;
  private @Nullable RuleCondition condition;

  ConditionMatcher(Setting<RuleCondition> setting) {
    this.setting = setting;
  }

  /**
   * What stands behind the equals sign.
   *
   * @param form of it, in words
   * @param help one sentence
   * @param reader throws what the administrator should read
   */
  static Setting<RuleCondition> condition(
      String form, String help, Function<String, RuleCondition> reader) {
    return new Setting<>("condition", form, null, help, reader);
  }

  @Override
  public void init() throws MessagingException {
    Settings settings = MailetSettings.of(getMatcherConfig());
    RuleCondition read = settings.read(setting);
    try {
      settings.check();
    } catch (SettingsException e) {
      throw MailetSettings.refusal(e);
    }
    condition = read;
  }

  /** Returns the recipients for whom the condition holds, never {@code null}. */
  @Override
  public Collection<MailAddress> match(Mail mail) throws MessagingException {
    RuleCondition asked = condition;
    if (asked == null) {
      throw new MessagingException(getClass().getSimpleName() + " was not started");
    }
    Set<String> concerned =
        new HashSet<>(
            asked.concerned(
                MailFacts.of(mail, MailInspection.of(mail).anatomy(), getMailetContext())));
    return List.copyOf(
        mail.getRecipients().stream().filter(r -> concerned.contains(r.asString())).toList());
  }

  @Override
  public String getMatcherInfo() {
    return getClass().getSimpleName() + ": a condition of policy.xml";
  }
}
