package org.postern.qmail.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import org.postern.inspection.content.Content;
import org.postern.inspection.text.OneLine;
import org.postern.qmail.chain.Submission;

/**
 * From a file to what a command says of it: reads it, puts an envelope around it, asks the chain.
 *
 * @param <T> all of a message that is kept afterwards
 */
final class MessageIntake<T> {
  private final Examiner examiner;
  private final EnvelopeOptions options;
  private final Clock clock;
  private final Telling<T> telling;
  private final SecureRandom random = new SecureRandom();

  MessageIntake(Examiner examiner, EnvelopeOptions options, Clock clock, Telling<T> telling) {
    this.examiner = examiner;
    this.options = options;
    this.clock = clock;
    this.telling = telling;
  }

  /** What is said of a message, made while it can be read. */
  @FunctionalInterface
  interface Telling<T> {
    T of(Examination examination) throws IOException;
  }

  /** What came of a file. */
  sealed interface Result<T> {
    /** Returns the exit code that stands for it. */
    int exit();
  }

  /** The chain was asked. */
  record Examined<T>(T told, int exit) implements Result<T> {}

  /** The file could not be read. */
  record Unreadable<T>(String name, IOException why) implements Result<T> {
    /** Returns the line that tells of it. */
    String line(String command) {
      return "%s: %s: %s"
          .formatted(command, OneLine.of(name, 1000), OneLine.of(MessageFiles.reason(why), 300));
    }

    @Override
    public int exit() {
      return Exit.TROUBLE;
    }
  }

  Result<T> examine(Source source) {
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
        return new Examined<>(telling.of(examination), examination.exit());
      } finally {
        if (message instanceof Closeable file) {
          file.close();
        }
      }
    } catch (IOException e) {
      return new Unreadable<>(source.name(), e);
    } catch (UncheckedIOException e) {
      return new Unreadable<>(source.name(), e.getCause());
    } catch (RuntimeException | StackOverflowError e) {
      // One message that breaks us is trouble, and no reason to leave the others unlooked at.
      return new Unreadable<>(source.name(), new IOException("could not be examined: " + e, e));
    }
  }

  private String id() {
    byte[] bytes = new byte[8];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
