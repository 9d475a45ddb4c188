package org.postern.attributes;

import jakarta.mail.MessagingException;
import org.apache.mailet.AttributeName;
import org.apache.mailet.Mail;
import org.postern.inspection.Inspection;
import org.postern.inspection.anatomy.Budget;

/**
 * The inspection of a mail, made when first asked for and shared by everything that runs in the
 * same chain. It hangs on the mail as an attribute that no queue keeps; behind a queue it is made
 * again if somebody asks.
 */
public final class MailInspection {
  /** Where it hangs on the mail. */
  public static final AttributeName ATTRIBUTE = AttributeName.of("org.postern.inspection");

  private MailInspection() {}

  /**
   * Returns the inspection of the bytes that the mail has now.
   *
   * @throws MessagingException if the bytes cannot be read
   */
  public static Inspection of(Mail mail) throws MessagingException {
    return new Inspection(MailContent.of(mail), Budget.DEFAULT);
  }
}
