package org.postern.qmail.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.postern.attributes.Outcome;
import org.postern.inspection.Finding;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.qmail.chain.Decision.Fate;
import org.postern.qmail.chain.Submission;

/**
 * What the chain made of one message, in trial.
 *
 * @param name of the message, as the command was given it
 * @param submission the message and its envelope
 * @param fates what would become of it, for each recipient in envelope order
 * @param findings what was found, without repetition
 * @param way what happened in the chain, in order
 * @param reasons why detectors said what they said; asked for while the message can be read
 * @param anatomy what the message is made of
 * @param error why the chain came to no decision; every outcome is then {@code defer}
 * @param took from the bytes to the decision
 */
record Examination(
    String name,
    Submission submission,
    List<Fate> fates,
    List<Finding> findings,
    List<Event> way,
    List<Witness.Reasons> reasons,
    Anatomy anatomy,
    Optional<String> error,
    Duration took) {

  Examination {
    fates = List.copyOf(fates);
    findings = List.copyOf(findings);
    way = List.copyOf(way);
    reasons = List.copyOf(reasons);
  }

  /** Returns the outcome that is furthest from {@code deliver} among those of the recipients. */
  Outcome outcome() {
    return fates.stream()
        .map(Fate::outcome)
        .reduce((one, other) -> distance(one) >= distance(other) ? one : other)
        .orElse(Outcome.DEFER);
  }

  /** Returns whether something else happens for one recipient than for another. */
  boolean outcomesDiffer() {
    return fates.stream().map(Fate::outcome).distinct().count() > 1;
  }

  /** Returns the exit code that stands for this message. */
  int exit() {
    if (outcome() == Outcome.DEFER) {
      return Exit.TROUBLE;
    }
    // A part that nobody could look into is not clean, even where the rules let it pass.
    boolean quiet =
        findings.stream()
            .allMatch(f -> f.effect() == Finding.Effect.NOTE && f.kind() != Finding.Kind.UNSCANNED);
    return outcome() == Outcome.DELIVER && quiet ? Exit.CLEAN : Exit.FOUND;
  }

  /** How far an outcome is from simply going on; a message nobody could decide about is last. */
  private static int distance(Outcome outcome) {
    return switch (outcome) {
      case DELIVER -> 0;
      case TAG -> 1;
      case STRIP -> 2;
      case DISCARD -> 3;
      case QUARANTINE -> 4;
      case REJECT -> 5;
      case DEFER -> 6;
    };
  }
}
