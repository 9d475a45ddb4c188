package org.postern.qmail.daemon;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.postern.inspection.content.Spool;

/** How clients speak. One instance serves all connections of a listener. */
sealed interface Protocol permits QueueProtocol, QmqpProtocol {

  /**
   * Reads a message.
   *
   * @throws java.io.EOFException if the client went away before it had said everything
   * @throws RefusedException if the client is to be told no
   */
  Received receive(Connection connection, Spool spool) throws IOException, RefusedException;

  /** Returns what is written to the client. */
  ByteBuffer answer(Reply reply);
}
