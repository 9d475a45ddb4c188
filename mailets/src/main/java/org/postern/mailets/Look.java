package org.postern.mailets;

import jakarta.mail.MessagingException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetConfig;
import org.postern.attributes.MailDetectors;
import org.postern.attributes.MailFindings;
import org.postern.attributes.MailLooks;
import org.postern.attributes.Session;
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
   * Runs a detector and writes down what it says; or does nothing, if it took this look while the
   * client was connected.
   *
   * <p>If it throws, whatever it throws, the mail first gets a finding {@code unscanned/defer}: a
   * configuration that passes over exceptions then still holds it.
   *
   * @param config of the mailet
   * @param kind what is looked for
   * @param detector the name of the mailet
   * @throws MessagingException what the detector threw
   */
  static void at(Mail mail, MailetConfig config, Kind kind, String detector, Detector work)
      throws MessagingException {
    boolean through = false;
    try {
      boolean comesAgain = Session.of(mail).filter(Session::comesAgain).isPresent();
      boolean came = Session.of(mail).isEmpty() && !MailLooks.of(mail).isEmpty();
      if (!came || !MailLooks.take(mail, LookName.of(mail, detector, config))) {
        work.look().noteOn(mail, kind);
      }
      if (comesAgain) {
        MailLooks.note(mail, LookName.of(mail, detector, config));
      }
      through = true;
    } finally {
      if (!through) {
        MailFindings.add(mail, List.of(broke(detector)));
      }
    }
  }

  /**
   * Runs a detector each time it comes by, also where the same mail was looked at while the client
   * was connected: for one that leaves marks on the message, which do not come along.
   *
   * @throws MessagingException what the detector threw
   */
  static void again(Mail mail, Kind kind, String detector, Detector work)
      throws MessagingException {
    boolean through = false;
    try {
      work.look().noteOn(mail, kind);
      through = true;
    } finally {
      if (!through) {
        MailFindings.add(mail, List.of(broke(detector)));
      }
    }
  }

  private void noteOn(Mail mail, Kind kind) {
    Set<Finding> fresh = new LinkedHashSet<>(findings);
    fresh.removeAll((Collection<?>) MailFindings.of(mail));
    MailFindings.add(mail, fresh);
    if (complete) {
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
