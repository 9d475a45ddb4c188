package org.postern.james;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MimeMessageInputStream;
import org.apache.mailet.Mail;

/**
 * A mail that the chain handed to a delivery.
 *
 * @param delivery {@code local} or {@code remote}
 * @param sender as text; {@code <>} for the empty reverse path
 * @param message its bytes, one char each
 */
public record Arrival(String delivery, String sender, List<String> recipients, String message) {
  /** Takes a mail as it is now, without James writing it anew. */
  public static Arrival of(String delivery, Mail mail) throws MessagingException {
    try (InputStream in = new MimeMessageInputStream(mail.getMessage())) {
      return new Arrival(
          delivery,
          mail.getMaybeSender().asPrettyString(),
          mail.getRecipients().stream().map(MailAddress::asString).sorted().toList(),
          new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new MessagingException("the message cannot be read", e);
    }
  }
}
