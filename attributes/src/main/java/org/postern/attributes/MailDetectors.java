package org.postern.attributes;

import java.util.Optional;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.postern.inspection.Finding.Kind;

/**
 * Who has looked at a mail. A detector that came to its end says so here, whether it found
 * something or not, so that mail which nobody looked at can be told from mail in which nothing was
 * found.
 *
 * <p>There is one attribute for each kind of finding, a plain string, which every queue keeps.
 */
public final class MailDetectors {
  private static final String PREFIX = "org.postern.looked.";

  private MailDetectors() {}

  /**
   * Notes that somebody looked.
   *
   * @param kind what was looked for
   * @param who one line for the trace header, such as {@code clamd (ClamAV 1.4.3/27000)}
   */
  public static void looked(Mail mail, Kind kind, String who) {
    String before = who(mail, kind).map(others -> others + ", ").orElse("");
    mail.setAttribute(new Attribute(name(kind), AttributeValue.of(before + who)));
  }

  /** Returns who looked for findings of a kind, on one line; empty if nobody did. */
  public static Optional<String> who(Mail mail, Kind kind) {
    return mail.getAttribute(name(kind))
        .flatMap(attribute -> attribute.getValue().valueAs(String.class));
  }

  /** Returns where it hangs on the mail. */
  static AttributeName name(Kind kind) {
    return AttributeName.of(PREFIX + kind.word());
  }
}
