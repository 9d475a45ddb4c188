package org.postern.qmail.chain;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.james.core.Domain;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.HostAddress;
import org.apache.mailet.LookupException;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.jspecify.annotations.Nullable;
import org.postern.attributes.OwnDomains;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a mailet finds instead of a server. Mails that it sends are noted, and leave once the
 * client's message is safe; those that it names a processor for go through that first. There is no
 * queue that could hold a mail back, and no look-up in the DNS.
 *
 * @param postmaster who answers for this host
 * @param local whether mail for a domain, in lower case, stays on this host
 * @param own whether a domain, in lower case, is the site's
 */
record AdapterContext(MailAddress postmaster, Predicate<String> local, Predicate<String> own)
    implements MailetContext, OwnDomains {
  private static final Logger LOG = LoggerFactory.getLogger(AdapterContext.class);

  /** How many mails the mailets may send for one message: more is a circle. */
  private static final int MOST_SENT = 100;

  /** A host that delivers to all domains of its site. */
  AdapterContext(MailAddress postmaster, Predicate<String> local) {
    this(postmaster, local, local);
  }

  @Override
  public void sendMail(MimeMessage message) throws MessagingException {
    Set<MailAddress> recipients = new LinkedHashSet<>();
    if (message.getAllRecipients() != null) {
      for (var address : message.getAllRecipients()) {
        if (address instanceof InternetAddress mailbox) {
          recipients.add(new MailAddress(mailbox));
        }
      }
    }
    sendMail(new MailAddress((InternetAddress) message.getFrom()[0]), recipients, message);
  }

  @Override
  public void sendMail(MailAddress sender, Collection<MailAddress> recipients, MimeMessage message)
      throws MessagingException {
    sendMail(sender, recipients, message, Mail.DEFAULT);
  }

  @Override
  public void sendMail(
      MailAddress sender, Collection<MailAddress> recipients, MimeMessage message, String state)
      throws MessagingException {
    MailImpl mail =
        MailImpl.builder()
            .name(Run.current().nextName())
            .sender(sender)
            .addRecipients(recipients)
            .mimeMessage(message)
            .build();
    try {
      sendMail(mail, state);
    } finally {
      mail.dispose();
    }
  }

  @Override
  public void sendMail(Mail mail) throws MessagingException {
    sendMail(mail, mail.getState() == null ? Mail.DEFAULT : mail.getState());
  }

  @Override
  public void sendMail(Mail mail, long delay, TimeUnit unit) throws MessagingException {
    sendMail(mail, Mail.DEFAULT, delay, unit);
  }

  /**
   * {@inheritDoc}
   *
   * <p>A mail for {@code root} goes straight to the queue: what this host itself writes is not
   * inspected again.
   */
  @Override
  public void sendMail(Mail mail, String state) throws MessagingException {
    Run run = Run.current();
    if (run.sent().size() >= MOST_SENT) {
      throw new MessagingException("more than " + MOST_SENT + " mails sent for one message");
    }
    if (mail.getRecipients().isEmpty()) {
      throw new MessagingException("a mail to nobody cannot be sent");
    }
    Mail copy = Splitting.split(mail, run.nextName(), mail.getRecipients());
    copy.removeAttribute(org.postern.attributes.Session.ATTRIBUTE);
    copy.setAttribute(Mail.SENT_BY_MAILET_ATTRIBUTE);
    copy.setState(state);
    run.send(copy, state.equals(Mail.DEFAULT) ? Optional.empty() : Optional.of(state));
  }

  @Override
  public void sendMail(Mail mail, String state, long delay, TimeUnit unit)
      throws MessagingException {
    if (delay > 0) {
      throw new MessagingException(
          "qmail has no queue that holds a mail back for " + delay + " " + unit);
    }
    sendMail(mail, state);
  }

  @Override
  public void bounce(Mail mail, String message) throws MessagingException {
    bounce(mail, message, postmaster);
  }

  @Override
  public void bounce(Mail mail, String message, MailAddress bouncer) throws MessagingException {
    Optional<MailAddress> sender = mail.getMaybeSender().asOptional();
    if (sender.isEmpty()) {
      return;
    }
    MimeMessage reply = new MimeMessage((jakarta.mail.Session) null);
    reply.setFrom(new InternetAddress(bouncer.asString(), false));
    reply.setRecipient(
        MimeMessage.RecipientType.TO, new InternetAddress(sender.get().asString(), false));
    reply.setSubject("Your message was not delivered");
    reply.setHeader("Auto-Submitted", "auto-replied");
    reply.setText(message, "UTF-8");
    reply.saveChanges();
    MailImpl bounce =
        MailImpl.builder()
            .name(Run.current().nextName())
            .addRecipient(sender.get())
            .mimeMessage(reply)
            .build();
    try {
      sendMail(bounce, Mail.DEFAULT);
    } finally {
      bounce.dispose();
    }
  }

  @Override
  public MailAddress getPostmaster() {
    return postmaster;
  }

  @Override
  public boolean isLocalServer(Domain domain) {
    return local.test(domain.asString());
  }

  @Override
  public boolean isOwn(String domain) {
    return own.test(domain);
  }

  @Override
  public boolean isLocalEmail(MailAddress address) {
    return address != null && isLocalServer(address.getDomain());
  }

  @Override
  public List<String> dnsLookup(String name, RecordType type) throws LookupException {
    throw new LookupException("the adapter asks no DNS");
  }

  @Override
  public Logger getLogger() {
    return LOG;
  }

  @Override
  public int getMajorVersion() {
    return 3;
  }

  @Override
  public int getMinorVersion() {
    return 9;
  }

  @Override
  public String getServerInfo() {
    return "Postern qmail-adapter";
  }

  @Override
  @Deprecated
  public Iterator<String> getAttributeNames() {
    return Collections.emptyIterator();
  }

  @Override
  @Deprecated
  public @Nullable Object getAttribute(String name) {
    return null;
  }

  @Override
  @Deprecated
  public void setAttribute(String name, Object value) {
    throw new UnsupportedOperationException("the adapter keeps no attributes of the context");
  }

  @Override
  @Deprecated
  public void removeAttribute(String name) {
    throw new UnsupportedOperationException("the adapter keeps no attributes of the context");
  }

  @Override
  @Deprecated
  public void log(String message) {
    LOG.info(message);
  }

  @Override
  @Deprecated
  public void log(String message, Throwable t) {
    LOG.info(message, t);
  }

  @Override
  @Deprecated
  public void log(LogLevel level, String message) {
    LOG.info(message);
  }

  @Override
  @Deprecated
  public void log(LogLevel level, String message, Throwable t) {
    LOG.info(message, t);
  }

  @Override
  @Deprecated
  public boolean isLocalUser(String user) {
    return false;
  }

  @Override
  @Deprecated
  public Collection<String> getMailServers(Domain domain) {
    return List.of();
  }

  @Override
  @Deprecated
  public Iterator<HostAddress> getSMTPHostAddresses(Domain domain) {
    return Collections.emptyIterator();
  }
}
