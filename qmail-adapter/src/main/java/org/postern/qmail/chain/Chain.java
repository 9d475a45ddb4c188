package org.postern.qmail.chain;

/**
 * The rules of a mailetcontainer.xml, ready to decide about messages. Used by many threads at once.
 */
public interface Chain extends AutoCloseable {

  /**
   * Runs a message through the processors, from {@code root}. Deliveries are only recorded.
   *
   * @throws ChainException if no decision came out: the message must be refused for now, with
   *     nothing delivered
   */
  Decision decide(Submission submission) throws ChainException;

  /** Destroys the mailets and matchers. */
  @Override
  void close();
}
