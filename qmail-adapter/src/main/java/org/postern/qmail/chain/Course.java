package org.postern.qmail.chain;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.postern.attributes.Session;

/** The whole way of one message: through the chain, and again where an answer cannot be given. */
final class Course {
  /** How often an answer that cannot be given may lead to another such answer. */
  private static final int ROUNDS = 5;

  private final Processors processors;
  private final Run run;
  private final Addresses addresses;

  Course(Processors processors, Run run, Addresses addresses) {
    this.processors = processors;
    this.run = run;
    this.addresses = addresses;
  }

  Decision follow(Mail mail) throws MessagingException, ChainException {
    Ledger ledger = run.ledger();
    Settlement settlement = new Settlement(addresses, ledger);
    send(mail);
    for (int round = 0; ; round++) {
      Optional<Session.Answer> answer = settlement.answer();
      if (!ledger.lost().isEmpty()) {
        throw new ChainException(String.join("; ", ledger.lost()), null);
      }
      if (answer.isPresent()) {
        return settlement.refused(
            answer.get(), answer.get().temporary() ? List.of() : deliverSent());
      }
      if (ledger.refusals().isEmpty()) {
        return settlement.accepted(deliverSent());
      }
      goElsewhere(ledger, round);
    }
  }

  /** Some recipients get the message, so the others cannot be refused any more. */
  private void goElsewhere(Ledger ledger, int round) throws MessagingException, ChainException {
    if (round == ROUNDS) {
      throw new ChainException("replies lead to replies, without an end", null);
    }
    for (Ledger.Refused refused : ledger.takeRefusals()) {
      refused.mail().setState(refused.otherwise());
      send(refused.mail());
    }
  }

  private void send(Mail mail) throws MessagingException {
    run.ledger().attachTo(mail);
    processors.service(mail);
  }

  /**
   * What mailets sent is delivered as it is, or goes through the processor it was sent to first.
   */
  private List<Delivery> deliverSent() throws MessagingException, ChainException {
    List<Delivery> deliveries = new ArrayList<>();
    boolean trial = run.ledger().trial();
    for (int i = 0; i < run.sent().size(); i++) {
      Sent sent = run.sent().get(i);
      Ledger ledger = new Ledger(trial, run.listener());
      run.account(ledger, sent.generation());
      if (sent.state().isEmpty()) {
        ledger.deliver(sent.mail());
      } else {
        List<MailAddress> recipients = List.copyOf(sent.mail().getRecipients());
        send(sent.mail());
        for (int round = 0; !ledger.refusals().isEmpty(); round++) {
          goElsewhere(ledger, round);
        }
        if (!recipients.stream().allMatch(recipient -> ledger.fate(recipient).isPresent())) {
          throw new ChainException(
              "a mail sent to processor " + sent.state().get() + " is not accounted for", null);
        }
      }
      for (Ledger.Delivered one : ledger.deliveries()) {
        deliveries.add(
            new Delivery(
                new Envelope(
                    one.sender().asOptional().map(addresses::original).orElse(""),
                    one.recipients().stream().map(addresses::original).toList()),
                one.content()));
      }
    }
    return deliveries;
  }
}
