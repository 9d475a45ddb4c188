package org.postern.mailets;

import jakarta.mail.MessagingException;
import java.util.List;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.postern.attributes.MailetSettings;
import org.postern.attributes.Outcome;
import org.postern.attributes.Session;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;

/**
 * Marks where a James server that looks at mail while its client waits has seen enough: the client
 * is told that the mail is taken. The mail comes again through the spool, with what was found, and
 * then this mailet does nothing; so it does behind qmail.
 *
 * <p>It stands before the first mailet that does something: delivers, stores, sends. What stands
 * before it is done twice.
 *
 * <pre>{@code
 * <mailet match="All" class="org.postern.mailets.Accept"/>
 * }</pre>
 */
public final class Accept extends GenericMailet {
  static final List<Setting<?>> SETTINGS = List.of();

  @Override
  public void init() throws MessagingException {
    Settings settings = MailetSettings.of(this);
    try {
      settings.check();
    } catch (SettingsException e) {
      throw MailetSettings.refusal(e);
    }
  }

  @Override
  public void service(Mail mail) {
    Session.of(mail)
        .filter(Session::comesAgain)
        .ifPresent(
            session -> {
              session.ended(mail, Outcome.DELIVER);
              mail.setState(Mail.GHOST);
            });
  }

  @Override
  public String getMailetInfo() {
    return "Accept: tells a client that waits that the mail is taken";
  }
}
