package org.postern.qmail.demo;

import java.io.IOException;
import java.nio.file.Path;
import org.postern.samples.Sample;

/** A way to hand a message to posternd. */
sealed interface QmailClient permits QueueProgram, QmqpClient {

  /**
   * Hands in a sample and waits for the answer.
   *
   * @throws IOException if it was not taken; the message says with which code
   */
  void send(Workplace place, Sample sample) throws IOException, InterruptedException;

  /** Returns how messages get to posternd, to complete "posternd takes mail". */
  String way();

  /** Returns a line for the shell that hands in a message. */
  String line(Path message, Path envelope);
}
