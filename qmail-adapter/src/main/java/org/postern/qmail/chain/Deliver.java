package org.postern.qmail.chain;

import jakarta.mail.MessagingException;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/**
 * Stands for {@code LocalDelivery} and {@code RemoteDelivery}: notes that the mail is to be handed
 * to the real qmail-queue as it is now, once the whole chain has come to an end. All parameters are
 * those of a James server and mean nothing here.
 */
final class Deliver extends GenericMailet {
  @Override
  public void service(Mail mail) throws MessagingException {
    Run.current().ledger().deliver(mail);
    mail.setState(Mail.GHOST);
  }
}
