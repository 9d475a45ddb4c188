package org.postern.inspection.spam;

import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Trouble;
import org.postern.inspection.engine.WireReader;

/** How one kind of engine is spoken to: a head, a body, an answer, and the connection is over. */
interface SpamProtocol {

  /** Returns the message as the engine is shown it. */
  Content body(SpamQuestion question);

  /**
   * Returns all that is sent before the body.
   *
   * @param size of the body
   */
  byte[] head(SpamQuestion question, long size);

  /** Returns whether the end of what is sent marks the end of the question. */
  boolean endsOutput();

  /**
   * Reads an answer to its end.
   *
   * @throws Trouble for everything that is not exactly an answer
   */
  Judgement.Scored read(WireReader in) throws Trouble;
}
