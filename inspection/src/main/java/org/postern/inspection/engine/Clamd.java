package org.postern.inspection.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.postern.inspection.content.Content;

/**
 * A clamd, asked over a connection of its own for each content. Connections to one clamd are
 * bounded; a question that finds no place before its deadline fails as {@link Cause#BUSY}.
 */
final class Clamd implements Engine {
  private final String name;
  private final Endpoint endpoint;
  private final Duration timeout;
  private final Places places;
  private final ClamdVersion version;
  private volatile boolean closed;

  Clamd(String name, Endpoint endpoint, Duration timeout, int connections) {
    this.name = name;
    this.endpoint = endpoint;
    this.timeout = timeout;
    this.places = new Places(connections);
    this.version = new ClamdVersion(name, endpoint, ClamdVersion.PATIENCE, System::nanoTime);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Answer ask(Content content, Deadline deadline) {
    Deadline own = deadline.atMost(timeout);
    try {
      places.enter(own);
      try (Connection connection = Connection.to(endpoint, own)) {
        return new ClamdScan(connection).ask(content);
      } finally {
        places.leave();
      }
    } catch (Trouble trouble) {
      return trouble.answer();
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
  public Optional<Instant> dated() {
    return ClamdVersion.dated(version());
  }

  @Override
  public void close() {
    closed = true;
    places.close();
  }
}
