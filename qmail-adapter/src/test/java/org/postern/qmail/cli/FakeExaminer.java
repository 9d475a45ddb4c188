package org.postern.qmail.cli;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.postern.attributes.Outcome;
import org.postern.inspection.Finding;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.anatomy.Budget;
import org.postern.qmail.chain.Decision.Fate;
import org.postern.qmail.chain.Submission;

/**
 * Decides by what stands in the message: {@code virus}, or another word, and {@code undecided}; all
 * else goes on. A recipient at strict.example has it quarantined.
 */
final class FakeExaminer implements Examiner {
  private final String bad;

  FakeExaminer() {
    this("virus");
  }

  /**
   * @param bad what is to be found
   */
  FakeExaminer(String bad) {
    this.bad = bad;
  }

  @Override
  public Examination examine(String name, Submission submission) {
    String text = text(submission);
    boolean undecided = text.contains("undecided");
    boolean virus = text.contains(bad);
    List<Fate> fates =
        submission.envelope().recipients().stream()
            .map(r -> new Fate(r, undecided ? Outcome.DEFER : outcome(virus, r)))
            .toList();
    Finding finding =
        new Finding(
            Finding.Kind.VIRUS,
            Finding.Effect.BLOCK,
            "builtin",
            "Test",
            "1",
            "line\nbreak",
            List.of());
    return new Examination(
        name,
        submission,
        fates,
        virus ? List.of(finding) : List.of(),
        List.of(),
        List.of(),
        Anatomy.of(submission.message(), Budget.DEFAULT),
        undecided ? Optional.of("root: an exception left it") : Optional.empty(),
        Duration.ofMillis(7));
  }

  @Override
  public void close() {}

  private static Outcome outcome(boolean virus, String recipient) {
    return virus || recipient.endsWith("@strict.example") ? Outcome.QUARANTINE : Outcome.DELIVER;
  }

  private static String text(Submission submission) {
    try (var in = submission.message().open()) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
