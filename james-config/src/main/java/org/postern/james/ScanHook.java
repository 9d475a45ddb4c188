package org.postern.james;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import org.apache.commons.configuration2.Configuration;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.apache.james.mailetcontainer.api.MailProcessor;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.HookReturnCode;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.configuration.ConfigurationProvider;
import org.apache.james.smtpserver.AddDefaultAttributesMessageHook;
import org.apache.james.smtpserver.JamesMessageHook;
import org.apache.mailet.Mail;
import org.postern.attributes.ContentMessage;
import org.postern.attributes.MailContent;
import org.postern.attributes.Session.Answer;
import org.postern.inspection.text.OneLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at each message that a James server gets by SMTP while the client waits for the answer to
 * its data, and refuses what the processors refuse: a {@code Reply} is what the client is told.
 * What they do not refuse is taken, and comes through the spool to the same processors, with what
 * was found, so that nobody looks twice.
 *
 * <p>There is one answer for all recipients. Only where every one of them is refused, the client is
 * told no: 4xx if that is for now for at least one, else 5xx. Where some are not, the message is
 * taken, and {@code Reply} does its part in the spool. If anything breaks, and if the processors
 * say nothing of a recipient, the client is asked to try again (451).
 *
 * <p>It is a handler of smtpserver.xml; {@code processor} must hold the mailet {@code Accept}:
 *
 * <pre>{@code
 * <handlerchain coreHandlersPackage="org.apache.james.smtpserver.CoreCmdHandlerLoader">
 *   <handler class="org.postern.james.ScanHook">
 *     <processor>scan</processor>
 *   </handler>
 * </handlerchain>
 * }</pre>
 */
public final class ScanHook implements JamesMessageHook {
  private static final Logger LOG = LoggerFactory.getLogger(ScanHook.class);

  private static final Answer BROKEN =
      new Answer(451, "4.3.0 This server has a problem, please try again later");

  private final AddDefaultAttributesMessageHook client = new AddDefaultAttributesMessageHook();
  private final MailProcessor processors;
  private final ConfigurationProvider files;
  private final InstantSource clock;
  private String processor = "";

  /**
   * @param processors of mailetcontainer.xml
   * @param files where that file is found
   */
  @Inject
  public ScanHook(MailProcessor processors, ConfigurationProvider files) {
    this(processors, files, InstantSource.system());
  }

  ScanHook(MailProcessor processors, ConfigurationProvider files, InstantSource clock) {
    this.processors = processors;
    this.files = files;
    this.clock = clock;
  }

  @Override
  public void init(Configuration config) throws ConfigurationException {
    processor = HookSettings.processor(config, files);
  }

  @Override
  public HookResult onMessage(SMTPSession session, Mail mail) {
    Optional<Answer> refusal;
    try {
      refusal = refusal(session, mail);
    } catch (Throwable e) {
      // Whatever it is, nobody has said that the message may pass.
      LOG.error("{} was not looked at: {}", mail.getName(), OneLine.of(String.valueOf(e), 300), e);
      refusal = Optional.of(BROKEN);
    }
    return refusal.map(ScanHook::result).orElse(HookResult.DECLINED);
  }

  private Optional<Answer> refusal(SMTPSession session, Mail mail) throws MessagingException {
    WaitingClient waiting = new WaitingClient(mail.getRecipients());
    processors.service(lent(session, mail, waiting));
    Optional<Answer> refusal = waiting.refusal();
    if (refusal.isPresent()) {
      waiting.refused();
    } else {
      waiting.handOverTo(mail);
    }
    return refusal;
  }

  /** A second mail over the message, which stays the session's: the chain disposes of its own. */
  private Mail lent(SMTPSession session, Mail mail, WaitingClient waiting)
      throws MessagingException {
    MailImpl lent =
        MailImpl.builder()
            .name(mail.getName())
            .sender(mail.getMaybeSender())
            .addRecipients(mail.getRecipients())
            .state(processor)
            .lastUpdated(Date.from(clock.instant()))
            .build();
    mail.attributes().forEach(lent::setAttribute);
    client.onMessage(session, lent);
    lent.setMessageNoCopy(new ContentMessage(MailContent.of(mail)));
    waiting.attachTo(lent);
    return lent;
  }

  private static HookResult result(Answer answer) {
    return HookResult.builder()
        .hookReturnCode(answer.temporary() ? HookReturnCode.denySoft() : HookReturnCode.deny())
        .smtpReturnCode(Integer.toString(answer.code()))
        .smtpDescription(answer.text())
        .build();
  }
}
