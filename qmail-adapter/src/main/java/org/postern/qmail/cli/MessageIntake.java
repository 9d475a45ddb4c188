package org.postern.qmail.cli;

import java.io.Closeable;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import org.postern.inspection.content.Content;
import org.postern.qmail.chain.Submission;

/** From a file to an examination: reads it, puts an envelope around it, asks the chain. */
final class MessageIntake {
  private final Examiner examiner;
  private final EnvelopeOptions options;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  MessageIntake(Examiner examiner, EnvelopeOptions options, Clock clock) {
    this.examiner = examiner;
    this.options = options;
    this.clock = clock;
  }

  /** What came of a file. */
  sealed interface Result {
    /** Returns the exit code that stands for it. */
    int exit();
  }

  /** The chain was asked. */
  record Examined(Examination examination) implements Result {
    @Override
    public int exit() {
      return examination.exit();
    }
  }

  /** The file could not be read. */
  record Unreadable(String name, IOException why) implements Result {
    @Override
    public int exit() {
      return Exit.TROUBLE;
    }
  }

  Result examine(Source source) {
    try {
      Content message = source.opener().open();
      try {
        Submission submission =
            new Submission(
                id(),
                options.envelope(TopFields.of(message)),
                message,
                options.client(),
                clock.instant());
        return new Examined(examiner.examine(source.name(), submission));
      } finally {
        if (message instanceof Closeable file) {
          file.close();
        }
      }
    } catch (IOException e) {
      return new Unreadable(source.name(), e);
    }
  }

  private String id() {
    byte[] bytes = new byte[8];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
