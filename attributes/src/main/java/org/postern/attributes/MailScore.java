package org.postern.attributes;

import java.util.Optional;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/**
 * The spam score of a mail with the score from which on mail is spam, such as {@code 7.3/5.0}, for
 * the report line and the trace header. It is there for every mail that an engine judged, spam or
 * not.
 */
public final class MailScore {
  /** Where it hangs on the mail. */
  public static final AttributeName ATTRIBUTE = AttributeName.of("org.postern.score");

  private MailScore() {}

  /** Returns the score, if an engine judged the mail. */
  public static Optional<String> of(Mail mail) {
    return mail.getAttribute(ATTRIBUTE).map(a -> String.valueOf(a.getValue().value()));
  }

  /** Notes the score in place of one that was noted before. */
  public static void note(Mail mail, String score) {
    mail.setAttribute(new Attribute(ATTRIBUTE, AttributeValue.of(score)));
  }

  /** Takes away what an earlier run noted, before the mail is judged anew. */
  public static void forget(Mail mail) {
    mail.removeAttribute(ATTRIBUTE);
  }
}
