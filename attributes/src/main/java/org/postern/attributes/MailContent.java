package org.postern.attributes;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageInputStream;
import org.apache.mailet.Mail;
import org.postern.inspection.content.Content;

/** The bytes of a mail, as they came and as they are to go on. */
public final class MailContent {
  private MailContent() {}

  /**
   * Returns the bytes of a mail as they are now, header edits included, without touching them.
   * Under the adapter nothing is copied; from a message of another make they are read into memory,
   * and above a megabyte into a private file.
   *
   * @throws MessagingException if the host cannot give the bytes
   */
  public static Content of(Mail mail) throws MessagingException {
    MimeMessage message = mail.getMessage();
    if (message == null) {
      throw new MessagingException(mail.getName() + " has no message any more");
    }
    if (message instanceof ContentMessage ours) {
      return ours.content();
    }
    try (InputStream in = new MimeMessageInputStream(message)) {
      return Spooled.of(in::transferTo);
    } catch (IOException e) {
      throw new MessagingException("the message of " + mail.getName() + " cannot be read", e);
    }
  }

  /**
   * Gives a mail other bytes. Nothing is parsed and nothing rewritten: what is put in goes out.
   *
   * @throws MessagingException if the host does not take them
   */
  public static void replace(Mail mail, Content content) throws MessagingException {
    ContentMessage message = new ContentMessage(content);
    if (mail instanceof MailImpl host) {
      host.setMessageNoCopy(message);
    } else {
      mail.setMessage(message);
    }
  }
}
