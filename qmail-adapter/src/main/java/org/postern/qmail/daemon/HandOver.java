package org.postern.qmail.daemon;

import java.util.Optional;
import org.postern.qmail.chain.Delivery;

/**
 * The host's own delivery for mail that was held: the real qmail-queue of posternd.conf, run as
 * posternd runs it. Nothing comes back from there to postern-queue, so what is handed over is not
 * scanned again, and there is no mark that a stranger could forge.
 */
public final class HandOver {
  private final QmailQueue queue;

  private HandOver(QmailQueue queue) {
    this.queue = queue;
  }

  /** Returns that of a configuration. */
  public static HandOver of(PosterndSettings settings) {
    return new HandOver(new QmailQueue(settings.queue().program(), settings.queue().timeout()));
  }

  /**
   * Queues a message. On a platform thread.
   *
   * @return why it is not queued; nothing if it is
   */
  public Optional<String> queue(Delivery delivery) {
    Reply reply = queue.queue(delivery);
    return reply.queued() ? Optional.empty() : Optional.of(reply.why());
  }
}
