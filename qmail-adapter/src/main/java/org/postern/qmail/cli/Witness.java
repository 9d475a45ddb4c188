package org.postern.qmail.cli;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.postern.attributes.MailBudget;
import org.postern.attributes.MailFindings;
import org.postern.attributes.MailInspection;
import org.postern.attributes.Outcome;
import org.postern.attributes.Session;
import org.postern.inspection.Finding;
import org.postern.inspection.Inspection;
import org.postern.inspection.anatomy.Budget;
import org.postern.qmail.chain.ChainListener;
import org.postern.qmail.chain.ChainStep;

/** Notes what happens to one message on its way through the chain, and what is found. */
final class Witness implements ChainListener {
  private final List<Event> events = new ArrayList<>();
  private final Set<Finding> findings = new LinkedHashSet<>();
  private final List<Reasons> reasons = new ArrayList<>();
  private Optional<Inspection> inspection = Optional.empty();
  private Budget budget = Budget.DEFAULT;

  /**
   * Why a detector said what it said.
   *
   * @param lines made when they are asked for
   */
  record Reasons(String source, Supplier<List<String>> lines) {}

  List<Event> events() {
    return List.copyOf(events);
  }

  /** Returns what was found on any of the mails that the message was split into. */
  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Returns the reasons that were offered, in order. */
  List<Reasons> reasons() {
    return List.copyOf(reasons);
  }

  /** Returns the first inspection that somebody asked for: that of the message as it came. */
  Optional<Inspection> inspection() {
    return inspection;
  }

  /** Returns the budget that the chain gave to the message, as far as it came. */
  Budget budget() {
    return budget;
  }

  @Override
  public void matched(Mail mail, ChainStep step, Collection<MailAddress> matched) {
    events.add(
        new Event.Asked(
            step, recipients(mail), matched.stream().map(MailAddress::asString).toList()));
  }

  @Override
  public void matcherFailed(Mail mail, ChainStep step, Throwable failure) {
    events.add(new Event.Failed(step, recipients(mail), failure.toString()));
  }

  @Override
  public void ran(Mail mail, ChainStep step) {
    events.add(new Event.Ran(step, recipients(mail), String.valueOf(mail.getState())));
    look(mail);
  }

  @Override
  public void mailetFailed(Mail mail, ChainStep step, Throwable failure) {
    events.add(new Event.Failed(step, recipients(mail), failure.toString()));
    look(mail);
  }

  @Override
  public void ended(Mail mail, Outcome outcome) {
    events.add(new Event.Ended(recipients(mail), outcome));
  }

  @Override
  public void replied(Mail mail, Session.Answer answer) {
    events.add(new Event.Replied(recipients(mail), answer.code(), answer.text()));
  }

  @Override
  public void fellOff(Mail mail, String processor) {
    events.add(new Event.FellOff(recipients(mail), processor));
  }

  @Override
  public void reasons(Mail mail, String source, Supplier<List<String>> lines) {
    reasons.add(new Reasons(source, lines));
  }

  private void look(Mail mail) {
    findings.addAll(MailFindings.of(mail));
    budget = MailBudget.of(mail);
    if (inspection.isEmpty() && mail.getAttribute(MailInspection.ATTRIBUTE).isPresent()) {
      try {
        inspection = Optional.of(MailInspection.of(mail));
      } catch (MessagingException e) {
        // The message is then taken apart once more, from the bytes that came.
        inspection = Optional.empty();
      }
    }
  }

  private static List<String> recipients(Mail mail) {
    return mail.getRecipients().stream().map(MailAddress::asString).toList();
  }
}
