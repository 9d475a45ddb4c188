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
 * A mail at the end of the chain.
 *
 * @param place {@code local} or {@code remote} delivery, or the URL of a mail repository
 * @param sender as text; empty for the empty reverse path
 * @param message its bytes, one char each
 */
public record Arrival(String place, String sender, List<String> recipients, String message) {
  /** Takes a mail as it is now, without James writing it anew. */
  public static Arrival of(String place, Mail mail) throws MessagingException {
    try (InputStream in = new MimeMessageInputStream(mail.getMessage())) {
      return new Arrival(
          place,
          mail.getMaybeSender().asString(""),
          mail.getRecipients().stream().map(MailAddress::asString).sorted().toList(),
          new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new MessagingException("the message cannot be read", e);
    }
  }
}
