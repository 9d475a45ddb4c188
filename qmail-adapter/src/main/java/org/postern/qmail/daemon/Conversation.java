package org.postern.qmail.daemon;

import java.io.EOFException;
import java.io.IOException;
import java.time.Clock;
import java.util.function.Supplier;
import org.postern.inspection.content.Spool;
import org.postern.inspection.text.OneLine;
import org.postern.qmail.chain.Submission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client from its first byte to its answer. One line in the log if it is turned away by us. */
final class Conversation {
  private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
  private static final int LINE = 500;

  private final Protocol protocol;
  private final Intake intake;
  private final Supplier<Spool> spools;
  private final String text;
  private final Clock clock;

  /**
   * @param spools makes a new spool for each message
   * @param text for the sender of a message that is put off for a reason of our own; may be empty
   */
  Conversation(Protocol protocol, Intake intake, Supplier<Spool> spools, String text, Clock clock) {
    this.protocol = protocol;
    this.intake = intake;
    this.spools = spools;
    this.text = text;
    this.clock = clock;
  }

  Protocol protocol() {
    return protocol;
  }

  /** Serves a client, and closes its connection. */
  void hold(Connection connection) {
    String id = MessageId.next();
    try (connection;
        Spool spool = spools.get()) {
      Reply reply = reply(id, connection, spool);
      if (!reply.why().isEmpty()) {
        LOG.warn("{} refused with {}: {}", id, reply.code(), OneLine.of(reply.why(), LINE));
      }
      connection.write(protocol.answer(reply.orSay(text)));
      connection.finish();
    } catch (EOFException e) {
      LOG.debug("{} client went away, nothing was done", id);
    } catch (IOException e) {
      LOG.info("{} connection broke: {}", id, OneLine.of(String.valueOf(e.getMessage()), LINE));
    }
  }

  private Reply reply(String id, Connection connection, Spool spool) throws IOException {
    try {
      Received received = protocol.receive(connection, spool);
      connection.received();
      Submission submission =
          new Submission(
              id, received.envelope(), spool.content(), received.client(), clock.instant());
      return intake.take(submission, connection::abandoned);
    } catch (EOFException e) {
      if (connection.late()) {
        return Reply.of(ExitCode.TIMED_OUT, "client was too slow");
      }
      throw e;
    } catch (RefusedException e) {
      return e.reply();
    } catch (OutOfMemoryError e) {
      return Reply.of(ExitCode.NO_MEMORY, "out of memory");
    } catch (RuntimeException | Error e) {
      LOG.error("{} failed, the message waits with its sender", id, e);
      return Reply.of(ExitCode.BUG, e.toString());
    }
  }
}
