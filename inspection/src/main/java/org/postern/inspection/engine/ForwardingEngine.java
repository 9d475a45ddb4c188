package org.postern.inspection.engine;

import java.time.Instant;
import java.util.Optional;
import org.postern.inspection.content.Content;

/** An engine that asks another one. What it does not say itself, the other says. */
public abstract class ForwardingEngine implements Engine {
  private final Engine other;

  /**
   * @param other closed with this one
   */
  protected ForwardingEngine(Engine other) {
    this.other = other;
  }

  @Override
  public String name() {
    return other.name();
  }

  @Override
  public Answer ask(Content content, Deadline deadline) {
    return other.ask(content, deadline);
  }

  @Override
  public boolean readsMime() {
    return other.readsMime();
  }

  @Override
  public Detects detects() {
    return other.detects();
  }

  @Override
  public Optional<Instant> dated() {
    return other.dated();
  }

  @Override
  public String version() {
    return other.version();
  }

  @Override
  public void close() {
    other.close();
  }
}
