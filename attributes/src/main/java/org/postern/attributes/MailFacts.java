package org.postern.attributes;

import java.time.Instant;
import org.apache.james.core.Domain;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.policy.Facts;

/** What rules may ask about a mail. */
public final class MailFacts {
  private MailFacts() {}

  /**
   * Returns what is known of a mail now.
   *
   * @param context says which domains are the site's own
   */
  public static Facts of(Mail mail, Anatomy anatomy, MailetContext context) {
    Client client = Client.of(mail);
    return new Facts(
        anatomy,
        mail.getMaybeSender().asOptional().map(MailAddress::asString),
        mail.getRecipients().stream().map(MailAddress::asString).toList(),
        new Facts.Client(
            client.address(), client.name(), client.relaying(), client.user().isPresent()),
        domain -> isOwn(domain, context),
        Instant.now(),
        MailFindings.of(mail));
  }

  private static boolean isOwn(String domain, MailetContext context) {
    return context instanceof OwnDomains own
        ? own.isOwn(domain)
        : context.isLocalServer(Domain.of(domain));
  }
}
