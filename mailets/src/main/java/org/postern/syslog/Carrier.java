package org.postern.syslog;

import java.io.IOException;

/** An open way to a syslog. */
interface Carrier extends AutoCloseable {
  /** Opens a way. */
  interface Opening {
    Carrier open() throws IOException;
  }

  /**
   * Sends a record; returns when the system has taken it.
   *
   * @throws IOException if it did not; the way is of no use any more
   */
  void send(SyslogRecord record) throws IOException;

  /** Ends the way; a {@link #send} that waits in another thread fails. */
  @Override
  void close() throws IOException;
}
