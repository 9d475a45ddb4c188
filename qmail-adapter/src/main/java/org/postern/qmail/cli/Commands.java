package org.postern.qmail.cli;

import java.io.InputStream;
import java.time.Clock;
import java.util.List;

/**
 * The commands, made with what they need of the world.
 *
 * @param each a command object of picocli's each
 */
record Commands(List<Object> each) {

  /** Returns those that work on the real world. */
  static Commands real() {
    return with(
        _ -> {
          throw new IllegalStateException("not yet");
        },
        System.in);
  }

  static Commands with(Examiner.Factory examiners, InputStream stdin) {
    return new Commands(List.of(new ScanCommand(examiners, stdin, Clock.systemUTC())));
  }
}
