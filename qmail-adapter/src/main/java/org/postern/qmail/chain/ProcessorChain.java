package org.postern.qmail.chain;

import jakarta.mail.MessagingException;
import java.util.Date;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.postern.attributes.Client;
import org.postern.attributes.ContentMessage;
import org.postern.attributes.RawAddresses;
import org.postern.inspection.settings.SettingsException;
import org.postern.inspection.text.OneLine;

/**
 * The processors of a mailetcontainer.xml, run as James runs them, without a James server. What
 * reads the file is James's own code; what moves a mail from step to step is ours, because James
 * rewrites the bytes of a message that it splits.
 */
public final class ProcessorChain implements Chain {
  private final Processors processors;

  private ProcessorChain(Processors processors) {
    this.processors = processors;
  }

  /**
   * Reads the file and starts all matchers and mailets.
   *
   * @throws SettingsException with every mistake there is: unknown classes, wrong parameters,
   *     processors that are not defined, mailets that only a James server can run
   */
  public static ProcessorChain open(ChainSettings settings) throws SettingsException {
    return new ProcessorChain(new ContainerFile(settings).open());
  }

  @Override
  public Decision decide(Submission submission) throws ChainException {
    return decide(submission, ChainListener.NONE, false);
  }

  /**
   * Returns what {@link #decide} would return, while nothing is stored or logged as done.
   *
   * @param listener hears each step
   * @throws ChainException if no decision came out
   */
  public Decision rehearse(Submission submission, ChainListener listener) throws ChainException {
    return decide(submission, listener, true);
  }

  private Decision decide(Submission submission, ChainListener listener, boolean trial)
      throws ChainException {
    Addresses addresses = new Addresses(submission.envelope());
    Run run = new Run(submission, new Ledger(trial, listener), listener);
    try {
      MailImpl mail = mail(submission, addresses);
      return run.within(() -> new Course(processors, run, addresses).follow(mail));
    } catch (ChainException e) {
      throw e;
    } catch (Throwable e) {
      // whatever it is, there is no decision, so the message is refused for now
      throw new ChainException(
          "an exception left the chain: " + OneLine.of(String.valueOf(e), 300), e);
    }
  }

  private static MailImpl mail(Submission submission, Addresses addresses)
      throws MessagingException {
    Client client = submission.client();
    MailImpl mail =
        MailImpl.builder()
            .name(submission.id())
            .sender(addresses.sender())
            .addRecipients(addresses.recipients())
            .state(Mail.DEFAULT)
            .lastUpdated(Date.from(submission.received()))
            .remoteAddr(client.address().orElse(""))
            .remoteHost(client.name().orElse(""))
            .build();
    client
        .user()
        .ifPresent(
            user -> mail.setAttribute(new Attribute(Mail.SMTP_AUTH_USER, AttributeValue.of(user))));
    if (client.relaying()) {
      mail.setAttribute(new Attribute(Client.RELAYING, AttributeValue.of(true)));
    }
    RawAddresses.note(mail, addresses.standIns());
    mail.setMessageNoCopy(new ContentMessage(submission.message()));
    return mail;
  }

  @Override
  public void close() {
    processors.dispose();
  }
}
