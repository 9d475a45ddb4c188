package org.postern.qmail.chain;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.mailet.Mail;
import org.apache.mailet.PerRecipientHeaders;
import org.postern.attributes.ContentMessage;
import org.postern.attributes.MailFindings;
import org.postern.attributes.Outcome;
import org.postern.attributes.Session;
import org.postern.inspection.Finding;
import org.postern.inspection.content.Content;

/**
 * The account of what becomes of one message for each of its recipients. Deliveries and answers are
 * only written down; what follows from them is for {@link Settlement} to say.
 */
final class Ledger implements Session {

  /** Bytes that are to go to some recipients. */
  record Delivered(MaybeSender sender, List<MailAddress> recipients, Content content) {}

  /**
   * Recipients whom a mailet wants refused.
   *
   * @param mail the mail as it was then
   */
  record Refused(Mail mail, Answer answer, String otherwise) {}

  private final boolean trial;
  private final ChainListener listener;
  private final List<Delivered> deliveries = new ArrayList<>();
  private final List<Refused> refusals = new ArrayList<>();
  private final Map<MailAddress, Outcome> ends = new HashMap<>();
  private final Map<MailAddress, Outcome> marks = new HashMap<>();
  private final Map<MailAddress, Set<MailAddress>> replaced = new HashMap<>();
  private final List<String> lost = new ArrayList<>();

  Ledger(boolean trial, ChainListener listener) {
    this.trial = trial;
    this.listener = listener;
  }

  @Override
  public boolean trial() {
    return trial;
  }

  @Override
  public void reasons(Mail mail, String source, Supplier<List<String>> lines) {
    listener.reasons(mail, source, lines);
  }

  /**
   * {@inheritDoc}
   *
   * <p>That a mail goes on its way is known from its delivery, that it is refused from the answer;
   * so these outcomes add nothing, and a mark only says how it goes.
   */
  @Override
  public void ended(Mail mail, Outcome outcome) {
    switch (outcome) {
      case DELIVER, REJECT, DEFER -> {}
      case TAG, STRIP -> mail.getRecipients().forEach(r -> marks.merge(r, outcome, Ledger::graver));
      case QUARANTINE, DISCARD -> end(mail, mail.getRecipients(), outcome);
    }
  }

  @Override
  public void reply(Mail mail, Answer answer, String otherwise) {
    try {
      Mail copy = Splitting.split(mail, Run.current().nextName(), mail.getRecipients());
      refusals.add(new Refused(copy, answer, otherwise));
    } catch (MessagingException e) {
      throw new IllegalStateException("the mail cannot be kept for its answer", e);
    }
    listener.replied(mail, answer);
    end(mail, mail.getRecipients(), answer.temporary() ? Outcome.DEFER : Outcome.REJECT);
  }

  /** A recipient who gets the message has got it, whatever became of other copies. */
  private void end(Mail mail, Collection<MailAddress> recipients, Outcome outcome) {
    for (MailAddress recipient : recipients) {
      ends.merge(recipient, outcome, (old, now) -> old == Outcome.DELIVER ? old : now);
    }
    listener.ended(mail, outcome);
  }

  /** Notes that the mail is to go to its recipients as it is now. */
  void deliver(Mail mail) throws MessagingException {
    PerRecipientHeaders special = mail.getPerRecipientSpecificHeaders();
    Map<List<PerRecipientHeaders.Header>, List<MailAddress>> groups = new LinkedHashMap<>();
    for (MailAddress recipient : mail.getRecipients()) {
      List<PerRecipientHeaders.Header> headers =
          List.copyOf(special.getHeadersForRecipient(recipient));
      groups.computeIfAbsent(headers, key -> new ArrayList<>()).add(recipient);
    }
    mark(mail);
    ContentMessage message = Splitting.message(mail);
    for (var group : groups.entrySet()) {
      ContentMessage own = group.getKey().isEmpty() ? message : message.share();
      for (PerRecipientHeaders.Header header : group.getKey()) {
        own.addHeader(header.getName(), header.getValue());
      }
      deliveries.add(new Delivered(mail.getMaybeSender(), group.getValue(), own.content()));
    }
    end(mail, mail.getRecipients(), Outcome.DELIVER);
  }

  /** A finding that asks for a mark has its mark from the mailets before; see {@code Tag}. */
  private void mark(Mail mail) {
    List<Finding> tags =
        MailFindings.of(mail).stream().filter(f -> f.effect() == Finding.Effect.TAG).toList();
    if (tags.isEmpty()) {
      return;
    }
    for (MailAddress recipient : mail.getRecipients()) {
      if (tags.stream().anyMatch(finding -> finding.concerns(recipient.asString()))) {
        marks.merge(recipient, Outcome.TAG, Ledger::graver);
      }
    }
  }

  /** Notes that a mailet threw the mail away, as its settings or its name say. */
  void discarded(Mail mail, Collection<MailAddress> recipients) {
    end(mail, recipients, Outcome.DISCARD);
  }

  /** Notes that a mailet put other recipients in the place of some. */
  void replaced(Collection<MailAddress> gone, Collection<MailAddress> come) {
    for (MailAddress address : gone) {
      replaced.computeIfAbsent(address, key -> new LinkedHashSet<>()).addAll(come);
    }
  }

  /** Notes a mail that no mailet did anything final with. */
  void lost(String what) {
    lost.add(what);
  }

  List<String> lost() {
    return lost;
  }

  List<Delivered> deliveries() {
    return deliveries;
  }

  List<Refused> refusals() {
    return refusals;
  }

  /** Returns the refusals so far and forgets them: their mails are about to be run again. */
  List<Refused> takeRefusals() {
    List<Refused> taken = List.copyOf(refusals);
    refusals.clear();
    taken.forEach(refused -> ends.keySet().removeAll(Set.copyOf(refused.mail().getRecipients())));
    return taken;
  }

  /** Returns what became of the message for a recipient; empty if nothing did. */
  Optional<Outcome> fate(MailAddress recipient) {
    return fate(recipient, new LinkedHashSet<>());
  }

  private Optional<Outcome> fate(MailAddress recipient, Set<MailAddress> seen) {
    Outcome end = ends.get(recipient);
    if (end == Outcome.DELIVER) {
      return Optional.of(marks.getOrDefault(recipient, end));
    }
    if (end != null) {
      return Optional.of(end);
    }
    if (!seen.add(recipient)) {
      return Optional.empty();
    }
    // delivered to one of several stand-ins, but lost for another, is not accounted for
    Optional<Outcome> fate = Optional.empty();
    for (MailAddress other : replaced.getOrDefault(recipient, Set.of())) {
      fate = fate(other, seen);
      if (fate.isEmpty()) {
        return fate;
      }
    }
    return fate;
  }

  private static Outcome graver(Outcome one, Outcome other) {
    return one == Outcome.STRIP || other == Outcome.STRIP ? Outcome.STRIP : Outcome.TAG;
  }
}
