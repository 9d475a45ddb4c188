package org.postern.mailets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.spam.Judgement.Scored;
import org.postern.inspection.spam.SpamScan;

/** What spam engines said of a message, as findings. */
final class SpamFindings {
  private static final int LONGEST_LIST = 300;

  private SpamFindings() {}

  /**
   * Returns a finding for each engine that could not look, and one for a score that leads to
   * something.
   *
   * @param verdict empty if it is not known what the score leads to
   * @param failed the effect of a failure; what is too large is a note in any case, because asking
   *     again does not help
   */
  static List<Finding> of(
      SpamScan.Report report, Optional<SpamScale.Verdict> verdict, Effect failed) {
    List<Finding> findings = new ArrayList<>();
    report.failures().forEach(failure -> findings.add(failure(failure, failed)));
    report
        .answer()
        .ifPresent(
            answer ->
                verdict.ifPresentOrElse(
                    v -> v.effect().ifPresent(effect -> findings.add(spam(answer, v, effect))),
                    () -> findings.add(unknown(answer, failed))));
    return findings;
  }

  private static Finding failure(SpamScan.Failure failure, Effect failed) {
    Cause cause = failure.why().cause();
    return finding(
        Kind.UNSCANNED,
        cause == Cause.TOO_LARGE ? Effect.NOTE : failed,
        failure.engine(),
        cause.word(),
        "could not look (" + cause.word() + "): " + failure.why().detail());
  }

  private static Finding unknown(SpamScan.Answer answer, Effect failed) {
    return finding(
        Kind.UNSCANNED,
        failed,
        answer.engine(),
        "unknown-action",
        "gave an action that is not known here; set tagAt, deferAt or blockAt");
  }

  private static Finding spam(SpamScan.Answer answer, SpamScale.Verdict verdict, Effect effect) {
    Scored scored = answer.scored();
    String names = String.join(", ", scored.symbols());
    return finding(
        Kind.SPAM,
        effect,
        answer.engine(),
        "score",
        "scored "
            + SpamScale.text(scored.score())
            + ", spam from "
            + SpamScale.text(verdict.required())
            + (names.isEmpty() ? "" : ": ")
            + (names.length() > LONGEST_LIST ? names.substring(0, LONGEST_LIST) + "..." : names));
  }

  private static Finding finding(
      Kind kind, Effect effect, String engine, String name, String detail) {
    return new Finding(kind, effect, engine, name, Finding.WHOLE, engine + " " + detail);
  }
}
