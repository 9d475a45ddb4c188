package org.postern.attributes;

import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/** Whether parts were taken out of a mail, in an attribute that every queue keeps. */
public final class MailStripped {
  /** Where it hangs on the mail. */
  public static final AttributeName ATTRIBUTE = AttributeName.of("org.postern.stripped");

  private MailStripped() {}

  /** Notes that parts were taken out. */
  public static void set(Mail mail) {
    mail.setAttribute(new Attribute(ATTRIBUTE, AttributeValue.of(true)));
  }

  /** Returns whether parts were taken out. */
  public static boolean is(Mail mail) {
    return mail.getAttribute(ATTRIBUTE)
        .map(attribute -> attribute.getValue().value())
        .filter(Boolean.TRUE::equals)
        .isPresent();
  }
}
