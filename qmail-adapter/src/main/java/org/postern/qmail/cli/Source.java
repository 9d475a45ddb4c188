package org.postern.qmail.cli;

import java.io.IOException;
import org.postern.inspection.content.Content;

/**
 * A message that a command was given.
 *
 * @param name the file as it was written or found; {@code -} for standard input
 * @param opener reads it
 */
record Source(String name, Opener opener) {

  /** Reads a message, or says why it cannot. */
  @FunctionalInterface
  interface Opener {
    Content open() throws IOException;
  }
}
