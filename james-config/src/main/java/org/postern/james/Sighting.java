package org.postern.james;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.mailet.Mail;
import org.postern.attributes.MailDetectors;
import org.postern.attributes.MailEngines;
import org.postern.attributes.MailFindings;
import org.postern.attributes.MailLooks;
import org.postern.inspection.Finding;

/**
 * What detectors have left on a mail.
 *
 * @param looks which detectors have looked, in order
 * @param kinds what was looked for
 * @param findings what they found
 * @param engines the virus engines that looked
 */
record Sighting(
    List<String> looks, List<Finding.Kind> kinds, List<Finding> findings, List<String> engines) {

  static Sighting of(Mail mail) {
    return new Sighting(
        MailLooks.of(mail),
        Arrays.stream(Finding.Kind.values())
            .filter(kind -> MailDetectors.haveLooked(mail, kind))
            .toList(),
        MailFindings.of(mail),
        MailEngines.of(mail));
  }

  /**
   * Returns what holds for both of two mails that one was split into. A detector that looked at one
   * of them only has not looked at the whole: it is to look again.
   */
  Sighting common(Sighting other) {
    int same = 0;
    while (same < Math.min(looks.size(), other.looks.size())
        && looks.get(same).equals(other.looks.get(same))) {
      same++;
    }
    return new Sighting(
        looks.subList(0, same),
        both(kinds, other.kinds),
        both(findings, other.findings),
        both(engines, other.engines));
  }

  /** Writes it onto a mail. */
  void noteOn(Mail mail) {
    looks.forEach(look -> MailLooks.note(mail, look));
    kinds.forEach(kind -> MailDetectors.looked(mail, kind));
    MailFindings.add(mail, findings);
    MailEngines.add(mail, engines);
  }

  private static <T> List<T> both(List<T> ones, List<T> others) {
    List<T> both = new ArrayList<>(ones);
    both.retainAll(others);
    return both;
  }
}
