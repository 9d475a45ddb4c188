package org.postern.inspection.panel;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Detects;
import org.postern.inspection.engine.Eicar;
import org.postern.inspection.engine.Engine;

/**
 * The proof that an engine detects: it is given a clean text, the EICAR test file, and a message
 * with the test file attached. An engine may answer each question in time and find nothing at all:
 * its database is empty, or was lost.
 */
public final class Canary {
  private static final String CLEAN =
      "Subject: good morning\r\n\r\nNothing is wrong with this text.\r\n";

  private Canary() {}

  /**
   * What came of a proof.
   *
   * @param at when it was asked for
   * @param failure why it is not believed; empty if it found what it should and nothing else
   */
  public record Result(Instant at, Optional<Answer.Failed> failure) {
    /** Whether the engine found what it should and nothing else. */
    public boolean passed() {
      return failure.isEmpty();
    }
  }

  /**
   * Gives an engine the samples.
   *
   * @param expected what of the test file it has to find
   */
  static Result give(Engine engine, Detects expected, Deadline deadline, InstantSource clock) {
    Instant at = clock.instant();
    Content clean = Content.of(CLEAN.getBytes(StandardCharsets.US_ASCII));
    Optional<Answer.Failed> failure =
        switch (Consultation.ask(engine, clean, deadline)) {
          case Answer.Clean() -> Optional.empty();
          case Answer.Found(String signature) ->
              Optional.of(missed("calls a clean text infected with " + signature));
          case Answer.Failed failed -> Optional.of(failed);
        };
    if (failure.isEmpty() && expected != Detects.WHAT_IT_LISTS) {
      failure = miss(engine, Content.of(Eicar.bytes()), "the EICAR test file", deadline);
    }
    if (failure.isEmpty() && expected == Detects.ATTACHED_TEST_FILE) {
      failure = miss(engine, attached(), "the EICAR test file in an attachment", deadline);
    }
    return new Result(at, failure);
  }

  private static Optional<Answer.Failed> miss(
      Engine engine, Content sample, String what, Deadline deadline) {
    return switch (Consultation.ask(engine, sample, deadline)) {
      case Answer.Found found -> Optional.empty();
      case Answer.Clean() -> Optional.of(missed("does not find " + what));
      case Answer.Failed failed -> Optional.of(failed);
    };
  }

  private static Answer.Failed missed(String what) {
    return new Answer.Failed(Cause.NOT_DETECTING, what);
  }

  private static Content attached() {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(
        """
        From: canary@localhost\r
        Subject: canary\r
        MIME-Version: 1.0\r
        Content-Type: multipart/mixed; boundary=canary\r
        \r
        --canary\r
        Content-Type: text/plain\r
        \r
        The attachment is the EICAR test file.\r
        --canary\r
        Content-Type: application/octet-stream; name=canary.com\r
        Content-Disposition: attachment; filename=canary.com\r
        Content-Transfer-Encoding: base64\r
        \r
        """
            .getBytes(StandardCharsets.US_ASCII));
    message.writeBytes(Base64.getMimeEncoder().encode(Eicar.bytes()));
    message.writeBytes("\r\n--canary--\r\n".getBytes(StandardCharsets.US_ASCII));
    return Content.of(message.toByteArray());
  }
}
