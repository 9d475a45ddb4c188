package org.postern.matchers;

import jakarta.mail.MessagingException;
import java.util.Collection;
import java.util.List;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;
import org.postern.attributes.Client;
import org.postern.attributes.MailetSettings;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.SettingsException;

/**
 * Matches all recipients of mail from a client that may relay: its network or its login allows it
 * to send to any domain.
 *
 * <pre>{@code
 * <mailet match="org.postern.matchers.RelayClient" class="ToProcessor">
 *   <processor>outbound</processor>
 * </mailet>
 * }</pre>
 */
public final class RelayClient extends GenericMatcher {
  static final List<Setting<?>> SETTINGS = List.of();

  @Override
  public void init() throws MessagingException {
    try {
      MailetSettings.of(getMatcherConfig()).check();
    } catch (SettingsException e) {
      throw MailetSettings.refusal(e);
    }
  }

  /** Returns all recipients or none, never {@code null}. */
  @Override
  public Collection<MailAddress> match(Mail mail) {
    return Client.of(mail).relaying() ? List.copyOf(mail.getRecipients()) : List.of();
  }

  @Override
  public String getMatcherInfo() {
    return "RelayClient: the client may relay";
  }
}
