package org.postern.inspection.engine;

import org.postern.inspection.content.Content;

/** An engine that is asked over a connection of its own for each content. */
public final class SocketEngine implements Engine {

  /** The protocol that it speaks. */
  @FunctionalInterface
  public interface Dialogue {
    /**
     * Asks about one content over a new connection, which the caller closes.
     *
     * @throws Trouble if there is no answer
     */
    Answer ask(Wire wire, Content content) throws Trouble;
  }

  private final String name;
  private final Endpoint endpoint;
  private final Asking asking;
  private final Dialogue dialogue;
  private final Places places;

  /**
   * @param name in findings, logs and metrics
   */
  public SocketEngine(String name, Endpoint endpoint, Asking asking, Dialogue dialogue) {
    this.name = name;
    this.endpoint = endpoint;
    this.asking = asking;
    this.dialogue = dialogue;
    this.places = new Places(asking.connections());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Answer ask(Content content, Deadline deadline) {
    Deadline own = deadline.atMost(asking.timeout());
    try {
      places.enter(own);
      try (Connection connection = Connection.to(endpoint, own)) {
        return dialogue.ask(connection, content);
      } finally {
        places.leave();
      }
    } catch (Trouble trouble) {
      return trouble.answer();
    }
  }

  /** Whether it does depends on its own configuration, so nothing is left to it. */
  @Override
  public boolean readsMime() {
    return false;
  }

  /** These protocols do not tell the database: its name. */
  @Override
  public String version() {
    return name;
  }

  @Override
  public void close() {
    places.close();
  }
}
