package org.postern.mailets;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetConfig;
import org.postern.attributes.MailBudget;
import org.postern.attributes.MailInspection;

/** What one look at a mail is called: who looked, with which settings, at which bytes. */
final class LookName {
  private LookName() {}

  /**
   * Returns the name of a look that a detector takes at a mail now. Two looks have one name only if
   * they would see the same.
   *
   * @throws MessagingException if the bytes cannot be read
   */
  static String of(Mail mail, String detector, MailetConfig config) throws MessagingException {
    Map<String, String> settings = new TreeMap<>();
    for (Iterator<String> names = config.getInitParameterNames(); names.hasNext(); ) {
      String name = names.next();
      settings.put(name, String.valueOf(config.getInitParameter(name)));
    }
    String budget = new TreeMap<>(MailBudget.of(mail).toPlain()).toString();
    return detector
        + ":"
        + digest(settings.toString())
        + ":"
        + digest(budget)
        + ":"
        + MailInspection.digest(mail);
  }

  private static String digest(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
