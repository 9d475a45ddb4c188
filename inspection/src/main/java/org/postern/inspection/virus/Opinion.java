package org.postern.inspection.virus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.text.OneLine;

/** What one engine says about one message, gathered from its answers about the parts. */
final class Opinion {
  /** How many harmful parts are named; more change nothing. */
  private static final int MOST_FINDINGS = 8;

  private static final int NAME_CHARS = 100;
  private static final int DETAIL_CHARS = 200;

  private final String engine;
  private final List<Finding> findings = new ArrayList<>();
  private boolean looked = true;

  Opinion(String engine) {
    this.engine = engine;
  }

  /**
   * Takes an answer about what lies at a path.
   *
   * @param how the reading, where there are several
   */
  void add(String path, Optional<String> how, Answer answer) {
    switch (answer) {
      case Answer.Clean() -> {}
      case Answer.Found(String signature) -> found(OneLine.of(signature, NAME_CHARS), path, how);
      case Answer.Failed(Cause cause, String detail) -> {
        looked = false;
        failed(cause.word(), path, OneLine.of(detail, DETAIL_CHARS));
      }
    }
  }

  /** Returns whether asking on changes nothing: the engine failed, or found more than enough. */
  boolean settled() {
    return !looked || findings.size() >= MOST_FINDINGS;
  }

  /** Returns whether every answer was one. */
  boolean looked() {
    return looked;
  }

  /**
   * Returns the findings, each once. What was found in the message as a whole is left out where the
   * part that holds it is named.
   */
  List<Finding> findings() {
    return findings.stream().filter(finding -> !isNamedBetter(finding)).distinct().toList();
  }

  private boolean isNamedBetter(Finding finding) {
    return finding.path().equals(Finding.WHOLE)
        && findings.stream()
            .anyMatch(
                other ->
                    other.kind() == finding.kind()
                        && other.name().equals(finding.name())
                        && !other.path().equals(Finding.WHOLE));
  }

  private void found(String signature, String path, Optional<String> how) {
    String reading = how.map(words -> ", read as " + OneLine.of(words, NAME_CHARS)).orElse("");
    findings.add(
        new Finding(
            Kind.VIRUS,
            Effect.BLOCK,
            engine,
            signature,
            path,
            engine + " found " + signature + reading));
  }

  private void failed(String cause, String path, String detail) {
    findings.add(
        new Finding(
            Kind.UNSCANNED,
            Effect.DEFER,
            engine,
            cause,
            path,
            engine + " could not look (" + cause + "): " + detail));
  }
}
