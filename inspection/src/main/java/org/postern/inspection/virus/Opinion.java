package org.postern.inspection.virus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.text.OneLine;

/** What one engine says about one message, gathered from its answers about the parts. */
final class Opinion {
  /** How many harmful parts are named; more change nothing. */
  private static final int MOST_FINDINGS = 8;

  private static final int NAME_CHARS = 100;
  private static final int DETAIL_CHARS = 200;

  private final String engine;
  private final List<Finding> found = new ArrayList<>();
  private Optional<Silence> silence = Optional.empty();
  private String version = "";

  /** That the engine could not look at something. */
  private record Silence(String path, Answer.Failed failure) {}

  Opinion(String engine) {
    this.engine = engine;
  }

  /** The opinion of an engine that was not heard to its end. */
  static Opinion ofSilence(String engine, Answer.Failed failure) {
    Opinion opinion = new Opinion(engine);
    opinion.add(Finding.WHOLE, Optional.empty(), failure);
    return opinion;
  }

  /**
   * Takes an answer about what lies at a path.
   *
   * @param how the reading, where there are several
   */
  void add(String path, Optional<String> how, Answer answer) {
    switch (answer) {
      case Answer.Clean() -> {}
      case Answer.Found(String signature) ->
          findsSomething(OneLine.of(signature, NAME_CHARS), path, how);
      case Answer.Failed failure -> silence = Optional.of(new Silence(path, failure));
    }
  }

  /** Keeps what the engine says of itself. */
  void lookedAs(String line) {
    version = line;
  }

  /** Returns whether asking on changes nothing: the engine failed, or found more than enough. */
  boolean settled() {
    return silence.isPresent() || found.size() >= MOST_FINDINGS;
  }

  /** Returns whether every answer was one. */
  boolean looked() {
    return silence.isEmpty();
  }

  /** Returns whether the engine found something, if it came to its end or not. */
  boolean hasFound() {
    return !found.isEmpty();
  }

  /** Returns the engine's own word on name, version and age. */
  String version() {
    return version;
  }

  /**
   * Returns the findings, each once. What was found in the message as a whole is left out where the
   * part that holds it is named.
   *
   * @param ofSilence what follows from the engine's silence
   */
  List<Finding> findings(Effect ofSilence) {
    return Stream.concat(
            found.stream().filter(finding -> !isNamedBetter(finding)),
            silence.stream().map(what -> failed(what, ofSilence)))
        .distinct()
        .toList();
  }

  private boolean isNamedBetter(Finding finding) {
    return finding.path().equals(Finding.WHOLE)
        && found.stream()
            .anyMatch(
                other ->
                    other.kind() == finding.kind()
                        && other.name().equals(finding.name())
                        && !other.path().equals(Finding.WHOLE));
  }

  private void findsSomething(String signature, String path, Optional<String> how) {
    String reading = how.map(words -> ", read as " + OneLine.of(words, NAME_CHARS)).orElse("");
    found.add(
        new Finding(
            Kind.VIRUS,
            Effect.BLOCK,
            engine,
            signature,
            path,
            engine + " found " + signature + reading));
  }

  private Finding failed(Silence what, Effect effect) {
    String cause = what.failure().cause().word();
    return new Finding(
        Kind.UNSCANNED,
        effect,
        engine,
        cause,
        what.path(),
        engine
            + " could not look ("
            + cause
            + "): "
            + OneLine.of(what.failure().detail(), DETAIL_CHARS));
  }
}
