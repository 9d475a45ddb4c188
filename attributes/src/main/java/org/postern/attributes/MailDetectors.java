package org.postern.attributes;

import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.postern.inspection.Finding.Kind;

/**
 * Which detectors have looked at a mail. A detector that came to its end says so here, whether it
 * found something or not, so that mail which nobody looked at can be told from mail in which
 * nothing was found.
 *
 * <p>There is one attribute for each kind of finding, which every queue keeps.
 */
public final class MailDetectors {
  private static final String PREFIX = "org.postern.looked.";

  private MailDetectors() {}

  /** Notes that a detector has looked for findings of a kind. */
  public static void looked(Mail mail, Kind kind) {
    mail.setAttribute(new Attribute(name(kind), AttributeValue.of(true)));
  }

  /** Returns whether a detector has looked for findings of a kind. */
  public static boolean haveLooked(Mail mail, Kind kind) {
    return mail.getAttribute(name(kind))
        .map(attribute -> attribute.getValue().value())
        .filter(Boolean.TRUE::equals)
        .isPresent();
  }

  private static AttributeName name(Kind kind) {
    return AttributeName.of(PREFIX + kind.word());
  }
}
