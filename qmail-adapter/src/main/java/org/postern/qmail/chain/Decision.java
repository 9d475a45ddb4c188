package org.postern.qmail.chain;

import java.util.List;
import java.util.Optional;
import org.postern.attributes.Outcome;
import org.postern.attributes.Session;

/**
 * What the chain wants done with a message. Nothing has been delivered yet; what goes to quarantine
 * or archive has been stored and synced to disk.
 *
 * @param deliveries what to hand to qmail-queue, in order; empty if nothing goes on
 * @param answer what the client is told instead of "queued"; only if every recipient is refused, so
 *     {@code deliveries} is then empty
 * @param fates what becomes of the message for each recipient, in envelope order
 */
public record Decision(
    List<Delivery> deliveries, Optional<Session.Answer> answer, List<Fate> fates) {
  public Decision {
    deliveries = List.copyOf(deliveries);
    fates = List.copyOf(fates);
    if (answer.isPresent() && !deliveries.isEmpty()) {
      throw new IllegalArgumentException("refused, and delivered all the same");
    }
  }

  /** What becomes of the message for one recipient. */
  public record Fate(String recipient, Outcome outcome) {}
}
