package org.postern.qmail.daemon;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries again what lies in the retry store, for as long as anything does. The pause doubles while
 * nothing succeeds, up to a limit; there is no end to it, because nobody else has the message.
 */
final class Retries {
  private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

  private final RetryStore store;
  private final QmailQueue queue;
  private final ScheduledExecutorService executor;
  private final Pause pause;

  /** How long to wait before the next try: first, and at most. */
  record Pause(Duration first, Duration longest) {
    Duration after(Duration last) {
      Duration twice = last.multipliedBy(2);
      return twice.compareTo(longest) < 0 ? twice : longest;
    }
  }

  /**
   * @param executor one platform thread: the queue is run on it
   */
  Retries(RetryStore store, QmailQueue queue, ScheduledExecutorService executor, Pause pause) {
    this.store = store;
    this.queue = queue;
    this.executor = executor;
    this.pause = pause;
  }

  /** Begins with what an earlier posternd left, at once. */
  void start() {
    executor.execute(() -> round(pause.first()));
  }

  private void round(Duration wait) {
    boolean progress = false;
    boolean left = false;
    try {
      for (String id : store.list()) {
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
        boolean queued = retry(id);
        progress |= queued;
        left |= !queued;
      }
    } catch (IOException e) {
      LOG.error("the retry store cannot be read: {}", e.toString());
    }
    Duration next = progress || !left ? pause.first() : pause.after(wait);
    if (!executor.isShutdown()) {
      executor.schedule(() -> round(next), wait.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private boolean retry(String id) {
    try {
      Reply reply = store.retry(id, queue);
      if (reply.queued()) {
        LOG.info("{} is queued now", id);
      } else {
        LOG.warn("{} stays in the retry store: {}", id, reply.why());
      }
      return reply.queued();
    } catch (IOException | RuntimeException e) {
      // This one may be broken for good; the others must go on being tried.
      LOG.error("{} in the retry store cannot be tried: {}", id, e.toString());
      return false;
    }
  }
}
