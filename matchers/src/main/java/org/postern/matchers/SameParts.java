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
 * Matches the first recipient, and all others for whom exactly the same findings ask that parts be
 * taken out of the message. So {@code Strip} behind it has one message to write.
 *
 * <pre>{@code
 * <mailet notmatch="org.postern.matchers.SameParts" class="ToProcessor">
 *   <processor>strip-others</processor>
 * </mailet>
 * }</pre>
 */
public final class SameParts extends GenericMatcher {
  static final List<Setting<?>> SETTINGS = List.of();

  @Override
  public void init() throws MessagingException {
    try {
      MailetSettings.of(getMatcherConfig()).check();
    } catch (SettingsException e) {
      throw MailetSettings.refusal(e);
    }
  }

  /** Returns the recipients who lose what the first one loses, never {@code null}. */
  @Override
  public Collection<MailAddress> match(Mail mail) {
    List<Finding> strips =
        MailFindings.of(mail).stream().filter(f -> f.effect() == Effect.STRIP).toList();
    List<MailAddress> recipients = List.copyOf(mail.getRecipients());
    return recipients.stream()
        .filter(recipient -> of(recipient, strips).equals(of(recipients.get(0), strips)))
        .toList();
  }

  @Override
  public String getMatcherInfo() {
    return "SameParts: who is to lose the same parts as the first recipient";
  }

  private static List<Finding> of(MailAddress recipient, List<Finding> strips) {
    return strips.stream().filter(f -> f.concerns(recipient.asString())).toList();
  }
}
