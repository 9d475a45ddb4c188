package org.postern.james;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.postern.attributes.Outcome;
import org.postern.attributes.Session;

/**
 * The client of one SMTP session that waits for the answer to its data, and what processors said of
 * its mail so far.
 */
final class WaitingClient implements Session {
  private final Set<MailAddress> unheard;
  private final List<Sighting> ends = new ArrayList<>();
  private final List<Answer> refusals = new ArrayList<>();
  private final List<Runnable> ifRefused = new ArrayList<>();
  private boolean taken;

  WaitingClient(Collection<MailAddress> recipients) {
    unheard = new HashSet<>(recipients);
  }

  @Override
  public boolean trial() {
    return true;
  }

  @Override
  public boolean comesAgain() {
    return true;
  }

  @Override
  public void ifRefused(Runnable deed) {
    ifRefused.add(deed);
  }

  @Override
  public void ended(Mail mail, Outcome outcome) {
    taken = true;
    end(mail);
  }

  @Override
  public void reply(Mail mail, Answer answer, String otherwise) {
    refusals.add(answer);
    end(mail);
  }

  /**
   * Returns the answer to the data; empty if the message is taken.
   *
   * @throws IllegalStateException if the processors said nothing of some recipient
   */
  Optional<Answer> refusal() {
    if (!unheard.isEmpty()) {
      throw new IllegalStateException(
          "nothing said what becomes of it for "
              + unheard.size()
              + " of its recipients; each must come to Accept or Reply");
    }
    if (taken) {
      return Optional.empty();
    }
    return refusals.stream()
        .filter(Answer::temporary)
        .findFirst()
        .or(() -> refusals.stream().findFirst());
  }

  /** Does what was left to be done for mail that is refused. */
  void refused() {
    ifRefused.forEach(Runnable::run);
  }

  /** Writes onto the mail that goes to the spool what all have seen who looked at it. */
  void handOverTo(Mail mail) {
    ends.stream().reduce(Sighting::common).ifPresent(seen -> seen.noteOn(mail));
  }

  private void end(Mail mail) {
    ends.add(Sighting.of(mail));
    unheard.removeAll(Set.copyOf(mail.getRecipients()));
  }
}
