package org.postern.inspection.engine;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.postern.inspection.content.Content;

/**
 * A clamd, asked over a connection of its own for each content. Connections to one clamd are
 * bounded; a question that finds no place before its deadline fails as {@link Cause#BUSY}.
 */
final class Clamd implements Engine {
  private final String name;
  private final Endpoint endpoint;
  private final Duration timeout;
  private final Semaphore places;
  private final ClamdVersion version;
  private volatile boolean closed;

  Clamd(String name, Endpoint endpoint, Duration timeout, int connections) {
    this.name = name;
    this.endpoint = endpoint;
    this.timeout = timeout;
    this.places = new Semaphore(connections, true);
    this.version = new ClamdVersion(name, endpoint, ClamdVersion.PATIENCE, System::nanoTime);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Answer ask(Content content, Deadline deadline) {
    if (closed) {
      return Trouble.failed(Cause.UNREACHABLE, "closed");
    }
    Deadline own = deadline.atMost(timeout);
    try {
      if (!places.tryAcquire(own.left().toNanos(), TimeUnit.NANOSECONDS)) {
        return Trouble.failed(Cause.BUSY, "no connection became free before the deadline");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Trouble.failed(Cause.BUSY, "interrupted while waiting for a connection");
    }
    try (Connection connection = Connection.to(endpoint, own)) {
      return new ClamdScan(connection).ask(content);
    } catch (Trouble trouble) {
      return trouble.answer();
    } finally {
      places.release();
    }
  }

  /** clamd takes mail apart; what it makes of a message is one of the readings. */
  @Override
  public boolean readsMime() {
    return true;
  }

  @Override
  public String version() {
    return closed ? name : version.line();
  }

  @Override
  public void close() {
    closed = true;
  }
}
