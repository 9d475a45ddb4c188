package org.postern.qmail.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.postern.inspection.engine.Deadline;
import org.postern.qmail.chain.Delivery;

/**
 * The real qmail-queue, run once for each delivery. Used by many threads at once, all of them
 * platform threads: it waits in native code.
 *
 * @param program its path
 * @param timeout how long one run may take; then it is killed, and nothing is queued
 */
record QmailQueue(Path program, Duration timeout) {

  /**
   * Queues a message.
   *
   * @return queued only if qmail-queue said so and had been given everything. Its other exit codes
   *     are passed on, but for 82, whose text nobody reads; that, a signal, a program that does not
   *     start and one that is late are a temporary refusal
   */
  Reply queue(Delivery delivery) {
    try (QueueProcess process = new QueueProcess(program.toString(), Deadline.in(timeout))) {
      boolean complete = process.feed(delivery.message(), EnvelopeForm.bytes(delivery.envelope()));
      OptionalInt code = process.exitCode();
      if (code.isEmpty()) {
        return Reply.of(ExitCode.REFUSED_FOR_NOW, program + " was killed by a signal");
      }
      if (code.getAsInt() == 0) {
        return complete
            ? Reply.QUEUED
            : Reply.of(ExitCode.REFUSED_FOR_NOW, program + " said 0 and had not read everything");
      }
      return Reply.passOn(code.getAsInt(), program + " exited with " + code.getAsInt());
    } catch (QueueProcess.LateException e) {
      return Reply.of(ExitCode.REFUSED_FOR_NOW, program + " did not end within " + timeout);
    } catch (IOException e) {
      return Reply.of(ExitCode.REFUSED_FOR_NOW, program + ": " + e.getMessage());
    }
  }
}
