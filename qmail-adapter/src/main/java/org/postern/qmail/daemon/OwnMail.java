package org.postern.qmail.daemon;

import java.util.Optional;
import org.postern.qmail.chain.Delivery;

/**
 * Hands what this host writes itself to the real qmail-queue.
 *
 * @param queue the program
 */
public record OwnMail(PosterndSettings.Queue queue) {

  /**
   * Queues a message. The calling thread is a platform thread: it waits in native code.
   *
   * @return why it is not queued; empty if it is
   */
  public Optional<String> send(Delivery delivery) {
    Reply reply = new QmailQueue(queue.program(), queue.timeout()).queue(delivery);
    return reply.queued() ? Optional.empty() : Optional.of(reply.why());
  }
}
