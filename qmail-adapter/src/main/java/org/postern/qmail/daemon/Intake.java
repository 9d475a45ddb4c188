package org.postern.qmail.daemon;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.postern.qmail.chain.Chain;
import org.postern.qmail.chain.ChainException;
import org.postern.qmail.chain.Decision;
import org.postern.qmail.chain.Delivery;
import org.postern.qmail.chain.Submission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a message that is wholly there through the chain and to the real qmail-queue. When it
 * answers "queued", everything that stands for it has been synced to disk by someone.
 */
final class Intake {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  private final Chain chain;
  private final QmailQueue queue;
  private final RetryStore retries;

  Intake(Chain chain, QmailQueue queue, RetryStore retries) {
    this.chain = chain;
    this.queue = queue;
    this.retries = retries;
  }

  /**
   * Decides about a message and does what was decided.
   *
   * @param abandoned whether the client has gone meanwhile. It will send the message again, so
   *     delivering it now would make two of it
   */
  Reply take(Submission submission, BooleanSupplier abandoned) {
    Decision decision;
    try {
      decision = chain.decide(submission);
    } catch (ChainException e) {
      LOG.debug("{} no decision", submission.id(), e);
      return Reply.of(ExitCode.REFUSED_FOR_NOW, "chain: " + e.getMessage());
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("{} the chain failed, the message waits with its sender", submission.id(), e);
      return Reply.of(ExitCode.REFUSED_FOR_NOW, "chain: " + e);
    }
    if (decision.answer().isPresent()) {
      sendNotices(submission.id(), decision.notices());
      return Reply.of(decision.answer().get());
    }
    if (abandoned.getAsBoolean()) {
      return Reply.of(ExitCode.REFUSED_FOR_NOW, "client went away during the scan");
    }
    return deliver(submission.id(), decision.deliveries());
  }

  /**
   * Queues one message after the other. Until the first one is queued, nothing has happened and its
   * failure is the answer; after that there is no way back, and what fails is kept and tried again.
   */
  private Reply deliver(String id, List<Delivery> deliveries) {
    for (int i = 0; i < deliveries.size(); i++) {
      Reply reply = queue.queue(deliveries.get(i));
      if (reply.queued()) {
        continue;
      }
      if (i == 0) {
        return reply;
      }
      try {
        keep(id + "-" + i, deliveries.get(i), reply);
      } catch (IOException e) {
        // The client sends it again; those who have it by now get it twice.
        return Reply.of(
            ExitCode.REFUSED_FOR_NOW,
            "delivery " + i + ": " + reply.why() + "; and it cannot be kept: " + e);
      }
    }
    return Reply.QUEUED;
  }

  private void keep(String id, Delivery delivery, Reply reply) throws IOException {
    retries.keep(id, delivery);
    LOG.warn("{} is kept for another try: {}", id, reply.why());
  }

  /**
   * Queues what the rules send to others about a message that they refuse. The answer to the client
   * stands: a note that is lost must not bring the message back.
   */
  private void sendNotices(String id, List<Delivery> notices) {
    for (int i = 0; i < notices.size(); i++) {
      Reply reply = queue.queue(notices.get(i));
      if (!reply.queued()) {
        try {
          keep(id + "-notice-" + i, notices.get(i), reply);
        } catch (IOException e) {
          LOG.error("{} notice {} is lost: {}; and it cannot be kept: {}", id, i, reply.why(), e);
        }
      }
    }
  }
}
