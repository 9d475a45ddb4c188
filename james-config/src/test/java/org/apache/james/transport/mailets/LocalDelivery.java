package org.apache.james.transport.mailets;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.postern.james.Arrival;
import org.postern.james.Arrivals;

/** Notes what arrives and ends the mail, as the delivery of this name does. */
public final class LocalDelivery extends GenericMailet {
  private final Arrivals arrivals;

  @Inject
  public LocalDelivery(Arrivals arrivals) {
    this.arrivals = arrivals;
  }

  @Override
  public void service(Mail mail) throws MessagingException {
    arrivals.add(Arrival.of("local", mail));
    mail.setState(Mail.GHOST);
  }
}
