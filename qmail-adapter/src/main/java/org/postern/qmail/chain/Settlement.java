package org.postern.qmail.chain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.james.core.MailAddress;
import org.postern.attributes.Outcome;
import org.postern.attributes.Session;
import org.postern.inspection.content.Content;

/** What follows from the account of a message: whom to deliver to, and what to tell the client. */
final class Settlement {
  private final Addresses addresses;
  private final Ledger ledger;

  Settlement(Addresses addresses, Ledger ledger) {
    this.addresses = addresses;
    this.ledger = ledger;
  }

  /**
   * Returns what to tell the client instead of "queued", if that can be said to all recipients. One
   * temporary refusal is enough: the whole message comes again. A permanent one must be everyone's.
   */
  Optional<Session.Answer> answer() {
    List<Ledger.Refused> refusals = ledger.refusals();
    Optional<Session.Answer> temporary =
        refusals.stream().map(Ledger.Refused::answer).filter(Session.Answer::temporary).findFirst();
    if (temporary.isPresent() || refusals.isEmpty()) {
      return temporary;
    }
    boolean everyone =
        ledger.deliveries().isEmpty()
            && addresses.recipients().stream()
                .allMatch(r -> ledger.fate(r).filter(Outcome.REJECT::equals).isPresent());
    return everyone ? Optional.of(refusals.get(0).answer()) : Optional.empty();
  }

  /**
   * Returns the decision to refuse the message.
   *
   * @param sent what mailets sent besides
   */
  Decision refused(Session.Answer answer, List<Delivery> sent) {
    Outcome outcome = answer.temporary() ? Outcome.DEFER : Outcome.REJECT;
    return new Decision(
        List.of(),
        Optional.of(answer),
        addresses.envelope().recipients().stream()
            .map(recipient -> new Decision.Fate(recipient, outcome))
            .toList(),
        sent);
  }

  /**
   * Returns the decision to queue what was recorded.
   *
   * @param sent what mailets sent besides
   * @throws ChainException if a recipient is not accounted for
   */
  Decision accepted(List<Delivery> sent) throws ChainException {
    List<Decision.Fate> fates = new ArrayList<>();
    List<String> missing = new ArrayList<>(ledger.lost());
    List<String> recipients = addresses.envelope().recipients();
    for (int i = 0; i < recipients.size(); i++) {
      Optional<Outcome> fate = ledger.fate(addresses.carrierOf(i));
      if (fate.isPresent()) {
        fates.add(new Decision.Fate(recipients.get(i), fate.get()));
      } else if (ledger.lost().isEmpty()) {
        missing.add("no mailet delivered, stored or discarded the mail to recipient " + (i + 1));
      }
    }
    if (!missing.isEmpty()) {
      throw new ChainException(String.join("; ", missing), null);
    }
    List<Delivery> all = deliveries();
    all.addAll(sent);
    return new Decision(all, Optional.empty(), fates);
  }

  /** Those from one sender with equal bytes are one delivery. */
  private List<Delivery> deliveries() {
    List<Ledger.Delivered> merged = new ArrayList<>();
    for (Ledger.Delivered one : ledger.deliveries()) {
      int same = 0;
      while (same < merged.size() && !equal(merged.get(same), one)) {
        same++;
      }
      if (same == merged.size()) {
        merged.add(one);
      } else {
        Set<MailAddress> together = new LinkedHashSet<>(merged.get(same).recipients());
        together.addAll(one.recipients());
        merged.set(
            same,
            new Ledger.Delivered(one.sender(), List.copyOf(together), merged.get(same).content()));
      }
    }
    List<Delivery> deliveries = new ArrayList<>();
    for (Ledger.Delivered one : merged) {
      deliveries.add(
          new Delivery(
              new Envelope(addresses.sender(one.sender()), addresses.recipients(one.recipients())),
              one.content()));
    }
    return deliveries;
  }

  private static boolean equal(Ledger.Delivered one, Ledger.Delivered other) {
    return one.sender().equals(other.sender()) && sameBytes(one.content(), other.content());
  }

  private static boolean sameBytes(Content one, Content other) {
    if (one == other) {
      return true;
    }
    if (one.size() != other.size()) {
      return false;
    }
    try (InputStream a = one.open();
        InputStream b = other.open()) {
      byte[] left = a.readNBytes(8192);
      while (left.length > 0) {
        if (!java.util.Arrays.equals(left, b.readNBytes(left.length))) {
          return false;
        }
        left = a.readNBytes(8192);
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
