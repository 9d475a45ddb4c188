package org.postern.mailets;

import jakarta.mail.MessagingException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.mailet.Mail;
import org.postern.attributes.MailDetectors;
import org.postern.attributes.MailFindings;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;

/**
 * One look of a detector at a mail. Either it comes to its end and says what it found, or the mail
 * says that it was not looked at.
 *
 * @param findings to add to those the mail has
 * @param complete whether somebody could look
 */
record Look(List<Finding> findings, boolean complete) {

  /** What a detector does. */
  interface Detector {
    Look look() throws MessagingException;
  }

  /**
   * Runs a detector and writes down what it says.
   *
   * <p>If it throws, whatever it throws, the mail first gets a finding {@code unscanned/defer}: a
   * configuration that passes over exceptions then still holds it.
   *
   * @param kind what is looked for
   * @param detector the name of the mailet
   * @throws MessagingException what the detector threw
   */
  static void at(Mail mail, Kind kind, String detector, Detector work) throws MessagingException {
    Optional<Look> done = Optional.empty();
    try {
      done = Optional.of(work.look());
    } finally {
      if (done.isEmpty()) {
        MailFindings.add(mail, List.of(broke(detector)));
      }
    }
    Set<Finding> fresh = new LinkedHashSet<>(done.get().findings());
    fresh.removeAll((Collection<?>) MailFindings.of(mail));
    MailFindings.add(mail, fresh);
    if (done.get().complete()) {
      MailDetectors.looked(mail, kind);
    }
  }

  private static Finding broke(String detector) {
    return new Finding(
        Kind.UNSCANNED,
        Effect.DEFER,
        "postern",
        "detector-broke",
        Finding.WHOLE,
        detector + " could not come to its end; the server's log has the reason");
  }
}
