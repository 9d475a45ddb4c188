package org.postern.qmail.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.postern.inspection.content.Content;
import org.postern.qmail.chain.Submission;

/**
 * From a file to what a command prints of it: reads it, puts an envelope around it, asks the chain.
 * All of a message that is kept afterwards is the text.
 */
final class MessageIntake {
  private final Examiner examiner;
  private final EnvelopeOptions options;
  private final Clock clock;
  private final Text text;
  private final SecureRandom random = new SecureRandom();

  MessageIntake(Examiner examiner, EnvelopeOptions options, Clock clock, Text text) {
    this.examiner = examiner;
    this.options = options;
    this.clock = clock;
    this.text = text;
  }

  /** What is printed of a message. */
  @FunctionalInterface
  interface Text {
    List<String> of(Examination examination) throws IOException;
  }

  /** What came of a file. */
  sealed interface Result {
    /** Returns the exit code that stands for it. */
    int exit();
  }

  /** The chain was asked. */
  record Examined(List<String> lines, int exit) implements Result {}

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
        Examination examination = examiner.examine(source.name(), submission);
        return new Examined(text.of(examination), examination.exit());
      } finally {
        if (message instanceof Closeable file) {
          file.close();
        }
      }
    } catch (IOException e) {
      return new Unreadable(source.name(), e);
    } catch (UncheckedIOException e) {
      return new Unreadable(source.name(), e.getCause());
    } catch (RuntimeException | StackOverflowError e) {
      // One message that breaks us is trouble, and no reason to leave the others unlooked at.
      return new Unreadable(source.name(), new IOException("could not be examined: " + e, e));
    }
  }

  private String id() {
    byte[] bytes = new byte[8];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
