package org.postern.mailets;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.postern.attributes.Client;
import org.postern.attributes.MailEngines;
import org.postern.attributes.MailFindings;
import org.postern.attributes.MailScore;
import org.postern.attributes.MailStripped;
import org.postern.attributes.Outcome;
import org.postern.attributes.RawAddresses;
import org.postern.inspection.Finding;

/**
 * What trace header and report line tell of a mail: facts of the envelope and of the chain run, not
 * made safe yet.
 *
 * @param id names the mail in every log line
 * @param sender reverse path as it came; empty for a bounce
 * @param recipients those whom the mail still has, as they came
 * @param client who handed it in
 * @param engines the engines that looked at it
 * @param findings what holds for at least one of these recipients, the gravest first
 * @param stripped whether parts were taken out of it
 * @param score what a spam engine said, with the score from which on mail is spam: {@code 7.3/5.0}
 * @param now when this was asked
 * @param taken milliseconds since the host took the mail in; empty if the host does not say when
 */
record Account(
    String id,
    String sender,
    List<String> recipients,
    Client client,
    List<String> engines,
    List<Finding> findings,
    boolean stripped,
    Optional<String> score,
    Instant now,
    Optional<Long> taken) {

  private static final Comparator<Finding> GRAVEST_FIRST =
      Comparator.comparing(Finding::effect).thenComparing(Finding::kind);

  /** An account of a mail that nothing was taken out of. */
  Account(
      String id,
      String sender,
      List<String> recipients,
      Client client,
      List<String> engines,
      List<Finding> findings,
      Optional<String> score,
      Instant now,
      Optional<Long> taken) {
    this(id, sender, recipients, client, engines, findings, false, score, now, taken);
  }

  /** Returns what there is to tell of a mail now. */
  static Account of(Mail mail, InstantSource clock) {
    Collection<MailAddress> recipients = mail.getRecipients();
    Instant now = clock.instant();
    return new Account(
        String.valueOf(mail.getName()),
        mail.getMaybeSender().asOptional().map(sender -> RawAddresses.of(mail, sender)).orElse(""),
        recipients.stream().map(recipient -> RawAddresses.of(mail, recipient)).toList(),
        Client.of(mail),
        MailEngines.of(mail),
        MailFindings.of(mail).stream()
            .filter(finding -> recipients.stream().anyMatch(r -> finding.concerns(r.asString())))
            .sorted(GRAVEST_FIRST)
            .toList(),
        MailStripped.is(mail),
        MailScore.of(mail),
        now,
        Optional.ofNullable(mail.getLastUpdated())
            .map(Date::toInstant)
            .map(since -> Math.max(0, now.toEpochMilli() - since.toEpochMilli())));
  }

  /**
   * Returns what becomes of the mail where the configuration says {@code outcome}: a mail that is
   * delivered although a finding asks for a mark is delivered with the mark, and one that parts
   * were taken out of without them.
   */
  Outcome onItsWay(Outcome outcome) {
    if (outcome == Outcome.DELIVER && stripped) {
      return Outcome.STRIP;
    }
    boolean marked = findings.stream().anyMatch(f -> f.effect() == Finding.Effect.TAG);
    return outcome == Outcome.DELIVER && marked ? Outcome.TAG : outcome;
  }
}
