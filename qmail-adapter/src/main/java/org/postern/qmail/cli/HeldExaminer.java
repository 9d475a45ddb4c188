package org.postern.qmail.cli;

import java.io.IOException;
import java.time.Clock;
import org.apache.mailet.Mail;
import org.postern.attributes.Client;
import org.postern.inspection.content.FileContent;
import org.postern.qmail.chain.Envelope;
import org.postern.qmail.chain.Submission;
import org.postern.repository.Kept;

/** Asks the present chain what it would do with a held message, as if it came now. */
final class HeldExaminer {
  private final Examiner examiner;
  private final Clock clock;

  HeldExaminer(Examiner examiner, Clock clock) {
    this.examiner = examiner;
    this.clock = clock;
  }

  /** Returns what is said of the message, made while it can be read, and the exit code. */
  <T> MessageIntake.Examined<T> examine(Kept kept, MessageIntake.Telling<T> telling)
      throws IOException {
    Mail mail = kept.mail();
    try (FileContent message = FileContent.open(kept.file())) {
      Submission submission =
          new Submission(
              kept.id(), envelope(kept, mail), message, Client.of(mail), clock.instant());
      Examination examination = examiner.examine(kept.id(), submission);
      return new MessageIntake.Examined<>(telling.of(examination), examination.exit());
    }
  }

  /** Returns the envelope that the message came with, for those for whom it is held. */
  static Envelope envelope(Kept kept, Mail mail) throws IOException {
    if (mail.getRecipients().isEmpty()) {
      throw new IOException(
          kept.id() + " has no envelope: it lies in the folder without a file in about/");
    }
    return new Envelope(Kept.rawSender(mail), Kept.rawRecipients(mail));
  }
}
