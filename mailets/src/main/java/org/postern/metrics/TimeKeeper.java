package org.postern.metrics;

import java.time.Duration;

/** A host's metrics that can be told how long something took once it is over. */
public interface TimeKeeper {
  /** Notes a time under a name. */
  void time(String name, Duration took);
}
