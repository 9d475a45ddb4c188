package org.postern.qmail.chain;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Collection;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Attribute;
import org.apache.mailet.Mail;
import org.postern.attributes.ContentMessage;
import org.postern.attributes.MailContent;
import org.postern.inspection.content.Content;

/** Makes two mails of one over the same bytes, where James would copy and rewrite them. */
final class Splitting {
  private Splitting() {}

  /**
   * Returns a second mail like {@code mail}, in the same state.
   *
   * @param name its name
   * @param recipients its recipients
   */
  static MailImpl split(Mail mail, String name, Collection<MailAddress> recipients)
      throws MessagingException {
    MailImpl twin =
        MailImpl.builder()
            .name(name)
            .sender(mail.getMaybeSender())
            .addRecipients(recipients)
            .state(mail.getState())
            .remoteHost(mail.getRemoteHost())
            .remoteAddr(mail.getRemoteAddr())
            .lastUpdated(mail.getLastUpdated())
            .errorMessage(mail.getErrorMessage())
            .addAttributes(mail.attributes().map(Attribute::duplicate).toList())
            .addAllHeadersForRecipients(mail.getPerRecipientSpecificHeaders())
            .build();
    twin.setMessageNoCopy(message(mail).share());
    return twin;
  }

  private static Content bytes(Mail mail) throws MessagingException {
    Content content = MailContent.of(mail);
    try {
      return Run.current().writesLf() && UnixLines.isCrlf(content)
          ? UnixLines.of(content)
          : content;
    } catch (IOException e) {
      throw new MessagingException("the message of " + mail.getName() + " cannot be read", e);
    }
  }

  /** Returns the message of a mail over its bytes; a message of another make gets replaced. */
  static ContentMessage message(Mail mail) throws MessagingException {
    if (mail.getMessage() instanceof ContentMessage ours) {
      return ours;
    }
    ContentMessage message = new ContentMessage(bytes(mail));
    if (mail instanceof MailImpl host) {
      host.setMessageNoCopy(message);
    }
    return message;
  }
}
