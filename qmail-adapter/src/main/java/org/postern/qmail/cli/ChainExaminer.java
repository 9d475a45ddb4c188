package org.postern.qmail.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.postern.attributes.Outcome;
import org.postern.inspection.Inspection;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.settings.SettingsException;
import org.postern.qmail.chain.ChainException;
import org.postern.qmail.chain.Decision.Fate;
import org.postern.qmail.chain.ProcessorChain;
import org.postern.qmail.chain.Submission;

/** The processors of a mailetcontainer.xml, asked in trial. */
final class ChainExaminer implements Examiner {
  private final ProcessorChain chain;

  private ChainExaminer(ProcessorChain chain) {
    this.chain = chain;
  }

  /**
   * Opens the chain of a configuration.
   *
   * @throws SettingsException with every mistake in it
   */
  static ChainExaminer open(Configuration configuration) throws SettingsException {
    return new ChainExaminer(configuration.rehearsal());
  }

  @Override
  public Examination examine(String name, Submission submission) {
    long start = System.nanoTime();
    Witness witness = new Witness();
    List<Fate> fates;
    Optional<String> error = Optional.empty();
    try {
      fates = chain.rehearse(submission, witness).fates();
    } catch (ChainException e) {
      fates = deferred(submission);
      error = Optional.of(String.valueOf(e.getMessage()));
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    Anatomy anatomy =
        witness
            .inspection()
            .orElseGet(() -> new Inspection(submission.message(), witness.budget()))
            .anatomy();
    return new Examination(
        name,
        submission,
        fates,
        witness.findings(),
        witness.events(),
        witness.reasons(),
        anatomy,
        error,
        took);
  }

  @Override
  public void close() {
    chain.close();
  }

  private static List<Fate> deferred(Submission submission) {
    return submission.envelope().recipients().stream()
        .map(recipient -> new Fate(recipient, Outcome.DEFER))
        .toList();
  }
}
