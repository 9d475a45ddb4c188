package org.postern.inspection.spam;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Connection;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Endpoint;
import org.postern.inspection.engine.Trouble;

/**
 * A spam engine behind a socket, asked over a connection of its own for each message. Connections
 * are bounded; a question that finds no place before its deadline fails as {@link Cause#BUSY}.
 */
final class SpamDaemon implements SpamEngine {

  /**
   * What bounds one engine.
   *
   * @param timeout from waiting for a free connection to the last byte of the answer
   * @param connections at once
   * @param largest message that is asked about, in bytes
   */
  record Bounds(Duration timeout, int connections, long largest) {}

  private final String name;
  private final Endpoint endpoint;
  private final Bounds bounds;
  private final SpamProtocol protocol;
  private final Semaphore places;

  SpamDaemon(String name, Endpoint endpoint, Bounds bounds, SpamProtocol protocol) {
    this.name = name;
    this.endpoint = endpoint;
    this.bounds = bounds;
    this.protocol = protocol;
    this.places = new Semaphore(bounds.connections(), true);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean busy() {
    return places.availablePermits() == 0;
  }

  @Override
  public Judgement ask(SpamQuestion question, Deadline deadline) {
    long size = question.message().size();
    try {
      if (size > bounds.largest()) {
        throw new Trouble(
            Cause.TOO_LARGE,
            "the message has " + size + " bytes; " + bounds.largest() + " are asked about");
      }
      return placed(question, deadline.atMost(bounds.timeout()));
    } catch (Trouble trouble) {
      return new Judgement.Failed(trouble.answer().cause(), trouble.answer().detail());
    }
  }

  private Judgement placed(SpamQuestion question, Deadline deadline) throws Trouble {
    try {
      if (!places.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
        throw new Trouble(Cause.BUSY, "no connection became free before the deadline");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble(Cause.BUSY, "interrupted while waiting for a connection");
    }
    try (Connection connection = Connection.to(endpoint, deadline)) {
      Content body = protocol.body(question);
      byte[] head = protocol.head(question, body.size());
      return new Dialogue(connection).ask(head, body, protocol);
    } finally {
      places.release();
    }
  }
}
