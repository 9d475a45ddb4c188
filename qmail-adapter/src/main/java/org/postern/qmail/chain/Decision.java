package org.postern.qmail.chain;

import java.util.List;
import java.util.Optional;
import org.postern.attributes.Outcome;
import org.postern.attributes.Session;

/**
 * What the chain wants done with a message. Nothing has been delivered yet; what goes to quarantine
 * or archive has been stored and synced to disk.
 *
 * @param deliveries what to hand to qmail-queue, in order: the message, then what mailets sent
 *     besides; empty if nothing goes on
 * @param answer what the client is told instead of "queued"; only if every recipient is refused, so
 *     {@code deliveries} is then empty
 * @param fates what becomes of the message for each recipient, in envelope order
 * @param notices what mailets sent (a note to the administrator, say) while they refused the
 *     message for good: to be handed to qmail-queue although the client is refused. Empty with any
 *     other answer: a message that comes again will send them again
 */
public record Decision(
    List<Delivery> deliveries,
    Optional<Session.Answer> answer,
    List<Fate> fates,
    List<Delivery> notices) {
  public Decision {
    deliveries = List.copyOf(deliveries);
    fates = List.copyOf(fates);
    notices = List.copyOf(notices);
    if (answer.isPresent() && !deliveries.isEmpty()) {
      throw new IllegalArgumentException("refused, and delivered all the same");
    }
  }

  /** A decision that nobody else is to hear of. */
  public Decision(List<Delivery> deliveries, Optional<Session.Answer> answer, List<Fate> fates) {
    this(deliveries, answer, fates, List.of());
  }

  /** What becomes of the message for one recipient. */
  public record Fate(String recipient, Outcome outcome) {}
}
