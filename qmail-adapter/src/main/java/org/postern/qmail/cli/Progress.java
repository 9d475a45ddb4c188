package org.postern.qmail.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * One line on a terminal that says how far a long work is. It is written over itself, five times a
 * second at most.
 */
final class Progress {
  private static final long INTERVAL = 200_000_000L;
  private static final String ERASE = "\r\033[K";

  private final PrintWriter terminal;
  private final LongSupplier nanos;
  private final long start;
  private long written;
  private long done;
  private boolean shown;

  /**
   * @param nanos a clock that only goes forward, nanoseconds
   */
  Progress(PrintWriter terminal, LongSupplier nanos) {
    this.terminal = terminal;
    this.nanos = nanos;
    this.start = nanos.getAsLong();
    this.written = start;
  }

  /** Returns whether standard error is a terminal, as far as this system tells. */
  static boolean isWanted() {
    try {
      String to = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return to.startsWith("/dev/pts/") || to.startsWith("/dev/tty") || to.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** Counts one more message. */
  void step() {
    done++;
    long now = nanos.getAsLong();
    if (now - written >= INTERVAL) {
      written = now;
      shown = true;
      terminal.print(
          ERASE
              + String.format(
                  Locale.ROOT, "%,d messages, %,d/s", done, done * 1_000_000_000L / (now - start)));
      terminal.flush();
    }
  }

  /** Takes the line away, for something else to be written or for the end. */
  void clear() {
    if (shown) {
      shown = false;
      terminal.print(ERASE);
      terminal.flush();
    }
  }
}
