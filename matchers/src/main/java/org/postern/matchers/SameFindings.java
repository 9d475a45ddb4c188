package org.postern.matchers;

import jakarta.mail.MessagingException;
import java.util.Collection;
import java.util.List;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;
import org.postern.attributes.MailFindings;
import org.postern.attributes.MailetSettings;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.SettingsException;

/**
 * Matches the first recipient, and all others for whom exactly the same findings ask for a change
 * of the message: that parts be taken out, or that it be marked. So the mailets behind it have one
 * message to write.
 *
 * <pre>{@code
 * <mailet notmatch="org.postern.matchers.SameFindings" class="ToProcessor">
 *   <processor>others</processor>
 * </mailet>
 * }</pre>
 */
public final class SameFindings extends GenericMatcher {
  static final List<Setting<?>> SETTINGS = List.of();

  @Override
  public void init() throws MessagingException {
    try {
      MailetSettings.of(getMatcherConfig()).check();
    } catch (SettingsException e) {
      throw MailetSettings.refusal(e);
    }
  }

  /** Returns the recipients who get what the first one gets, never {@code null}. */
  @Override
  public Collection<MailAddress> match(Mail mail) {
    List<Finding> changes =
        MailFindings.of(mail).stream()
            .filter(f -> f.effect() == Effect.STRIP || f.effect() == Effect.TAG)
            .toList();
    List<MailAddress> recipients = List.copyOf(mail.getRecipients());
    return recipients.stream()
        .filter(recipient -> of(recipient, changes).equals(of(recipients.get(0), changes)))
        .toList();
  }

  @Override
  public String getMatcherInfo() {
    return "SameFindings: who is to get the same as the first recipient";
  }

  private static List<Finding> of(MailAddress recipient, List<Finding> changes) {
    return changes.stream().filter(f -> f.concerns(recipient.asString())).toList();
  }
}
