package org.postern.mailets;

import jakarta.mail.MessagingException;
import org.apache.mailet.Mail;
import org.postern.attributes.Client;
import org.postern.attributes.MailContent;
import org.postern.attributes.RawAddresses;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.spam.SpamQuestion;

/** Whose mail a spam engine is not asked about, and what it is told of all other mail. */
enum SpamAsked {
  /** Clients that may relay, by their network or by their login. */
  NOT_RELAYING,
  /** Clients that have logged in. */
  NOT_AUTHENTICATED,
  /** Nobody's. */
  ALL;

  static final Setting<SpamAsked> SKIP =
      new Setting<>(
          "skip",
          "relaying, authenticated or none",
          "relaying",
          "Whose mail is left alone. relaying: that of clients which may send to any domain, by"
              + " network address, RELAYCLIENT or login. authenticated: only of those that logged"
              + " in. none: all mail is judged.",
          SpamAsked::parse);

  boolean skips(Mail mail) {
    Client client = Client.of(mail);
    return switch (this) {
      case NOT_RELAYING -> client.relaying();
      case NOT_AUTHENTICATED -> client.user().isPresent();
      case ALL -> false;
    };
  }

  /** Returns what an engine is asked about a mail. */
  static SpamQuestion about(Mail mail) throws MessagingException {
    Client client = Client.of(mail);
    return new SpamQuestion(
        MailContent.of(mail),
        String.valueOf(mail.getName()),
        mail.getMaybeSender().asOptional().map(sender -> RawAddresses.of(mail, sender)),
        mail.getRecipients().stream().map(recipient -> RawAddresses.of(mail, recipient)).toList(),
        client.address(),
        client.name(),
        mail.getAttribute(Mail.SMTP_HELO)
            .map(attribute -> String.valueOf(attribute.getValue().value()))
            .filter(helo -> !helo.isEmpty()),
        client.user());
  }

  private static SpamAsked parse(String text) {
    return switch (text) {
      case "relaying" -> NOT_RELAYING;
      case "authenticated" -> NOT_AUTHENTICATED;
      case "none" -> ALL;
      default ->
          throw new IllegalArgumentException(
              "\"" + text + "\" is none of relaying, authenticated and none; write one");
    };
  }
}
