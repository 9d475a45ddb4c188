package org.postern.attributes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.postern.inspection.Finding;
import org.postern.inspection.anatomy.Anatomy;

/**
 * The rules that a mail was asked about, to be asked once more about other bytes: about a message
 * that parts were taken out of. They hang on the mail as an attribute that no queue keeps.
 */
public final class MailRules {
  /** Where they hang on the mail. */
  public static final AttributeName ATTRIBUTE = AttributeName.of("org.postern.rules");

  private MailRules() {}

  /** Rules in force. */
  public interface Rules {
    /**
     * Returns what they have to say.
     *
     * @param mail with its envelope; its own bytes do not count
     * @param anatomy of the message to be looked at
     */
    List<Finding> apply(Mail mail, Anatomy anatomy);
  }

  private record All(List<Rules> rules) {}

  /** Adds rules to those that the mail has. */
  public static void add(Mail mail, Rules rules) {
    List<Rules> all = new ArrayList<>(held(mail).map(All::rules).orElse(List.of()));
    all.add(rules);
    mail.setAttribute(
        new Attribute(ATTRIBUTE, AttributeValue.ofUnserializable(new All(List.copyOf(all)))));
  }

  /**
   * Returns what all rules have to say about a message; empty if nobody knows the rules any more.
   */
  public static Optional<List<Finding>> apply(Mail mail, Anatomy anatomy) {
    return held(mail)
        .map(all -> all.rules().stream().flatMap(r -> r.apply(mail, anatomy).stream()).toList());
  }

  private static Optional<All> held(Mail mail) {
    return mail.getAttribute(ATTRIBUTE)
        .map(attribute -> attribute.getValue().value())
        .filter(All.class::isInstance)
        .map(All.class::cast);
  }
}
