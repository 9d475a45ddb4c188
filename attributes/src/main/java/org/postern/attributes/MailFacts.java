package org.postern.attributes;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.core.Domain;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.policy.Direction;
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
    return new Facts(
        anatomy,
        mail.getMaybeSender().asOptional().map(MailAddress::asString),
        mail.getRecipients().stream().map(MailAddress::asString).toList(),
        client(mail),
        domain -> isOwn(domain, context),
        Instant.now(),
        MailFindings.of(mail));
  }

  /**
   * Returns where a mail goes; empty if its recipients differ in that, or there are none.
   *
   * @param context says which domains are the site's own
   */
  public static Optional<Direction> direction(Mail mail, MailetContext context) {
    Facts.Client client = client(mail);
    List<Direction> directions =
        mail.getRecipients().stream()
            .map(
                recipient ->
                    isOwn(recipient.getDomain().asString().toLowerCase(Locale.ROOT), context))
            .distinct()
            .map(local -> Direction.of(client, local))
            .toList();
    return directions.size() == 1 ? Optional.of(directions.get(0)) : Optional.empty();
  }

  private static Facts.Client client(Mail mail) {
    Client client = Client.of(mail);
    return new Facts.Client(
        client.address(), client.name(), client.relaying(), client.user().isPresent());
  }

  private static boolean isOwn(String domain, MailetContext context) {
    return context instanceof OwnDomains own
        ? own.isOwn(domain)
        : context.isLocalServer(Domain.of(domain));
  }
}
