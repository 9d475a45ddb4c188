package org.postern.inspection.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A clamd, asked over a connection of its own for each content. Connections to one clamd are
 * bounded; a question that finds no place before its deadline fails as {@link Cause#BUSY}.
 */
final class Clamd extends ForwardingEngine {
  private final ClamdVersion version;
  private volatile boolean closed;

  Clamd(String name, Endpoint endpoint, Duration timeout, int connections) {
    super(
        new SocketEngine(
            name,
            endpoint,
            new Asking(timeout, connections),
            (wire, content) -> new ClamdScan(wire).ask(content)));
    this.version = new ClamdVersion(name, endpoint, ClamdVersion.PATIENCE, System::nanoTime);
  }

  /** clamd takes mail apart; what it makes of a message is one of the readings. */
  @Override
  public boolean readsMime() {
    return true;
  }

  @Override
  public Detects detects() {
    return Detects.ATTACHED_TEST_FILE;
  }

  @Override
  public String version() {
    return closed ? name() : version.line();
  }

  @Override
  public Optional<Instant> dated() {
    return ClamdVersion.dated(version());
  }

  @Override
  public void close() {
    closed = true;
    super.close();
  }
}
