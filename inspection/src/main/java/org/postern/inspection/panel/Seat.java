package org.postern.inspection.panel;

import java.util.List;
import org.postern.inspection.engine.Engine;

/**
 * One voice in a panel: an engine, and those that are asked in its stead where it could not answer.
 *
 * @param choices in the order in which they are asked; never empty
 */
public record Seat(List<Engine> choices) {
  public Seat {
    choices = List.copyOf(choices);
    if (choices.isEmpty()) {
      throw new IllegalArgumentException("nobody sits there");
    }
  }

  /** A seat without a backup. */
  public static Seat of(Engine engine) {
    return new Seat(List.of(engine));
  }

  /** The name of the first choice, by which the configuration speaks of the seat. */
  public String name() {
    return choices.get(0).name();
  }
}
