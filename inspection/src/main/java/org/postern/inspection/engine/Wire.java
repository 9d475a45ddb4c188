package org.postern.inspection.engine;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Bytes to and from an engine. Nothing here waits past the deadline, whatever the peer does. A wire
 * belongs to one thread at a time.
 */
public sealed interface Wire extends AutoCloseable permits Connection, TlsConnection {

  /** Sets the deadline of all that follows, for a wire that is used for several questions. */
  void until(Deadline next);

  /**
   * Writes {@code bytes}, or as many as it can until the peer speaks or ends the connection.
   *
   * @return whether all were written
   * @throws IOException if the connection broke
   * @throws Trouble if the deadline passed
   */
  boolean write(ByteBuffer bytes) throws IOException, Trouble;

  /**
   * Reads what has already come: -1 at the end of the connection, 0 if nothing has.
   *
   * @throws IOException if the connection broke
   */
  int readNow(ByteBuffer into) throws IOException;

  /**
   * Waits for at least one byte, and returns -1 at the end of the connection.
   *
   * @throws IOException if the connection broke
   * @throws Trouble if the deadline passed
   */
  int read(ByteBuffer into) throws IOException, Trouble;

  /** Ends the connection and leaves nothing open. */
  @Override
  void close();
}
