package org.postern.attributes;

import java.util.Optional;
import org.apache.mailet.AttributeName;
import org.apache.mailet.Mail;

/**
 * What the host knows of the client that handed a message in.
 *
 * <p>The attributes are those that James's own SMTP server sets, so that James's matchers work
 * behind the adapter too.
 *
 * @param address IP address as text; empty if the message was made on this host
 * @param name host name, if the host looked it up
 * @param relaying whether the client may send to any domain
 * @param user the name the client authenticated with
 */
public record Client(
    Optional<String> address, Optional<String> name, boolean relaying, Optional<String> user) {

  /** Set, with any value, when the client's network or login may relay. */
  public static final AttributeName RELAYING =
      AttributeName.of("org.apache.james.SMTPIsAuthNetwork");

  /** Returns what the mail says of its client. */
  public static Client of(Mail mail) {
    Optional<String> user = text(mail, Mail.SMTP_AUTH_USER);
    boolean network = text(mail, RELAYING).map("true"::equals).orElse(false);
    return new Client(
        given(mail.getRemoteAddr()),
        given(mail.getRemoteHost()),
        network || user.isPresent(),
        user);
  }

  private static Optional<String> text(Mail mail, AttributeName name) {
    return mail.getAttribute(name).map(attribute -> String.valueOf(attribute.getValue().value()));
  }

  private static Optional<String> given(@org.jspecify.annotations.Nullable String text) {
    return Optional.ofNullable(text).filter(t -> !t.isEmpty());
  }
}
