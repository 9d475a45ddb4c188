package org.postern.inspection.virus;

import java.util.ArrayList;
import java.util.List;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;
import org.postern.inspection.Inspection;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.text.OneLine;

/**
 * What one engine says about one message.
 *
 * @param findings harmful content, or that the engine could not look
 * @param looked whether the engine answered every question
 */
record Opinion(List<Finding> findings, boolean looked) {
  /** How many harmful parts are named; more change nothing. */
  private static final int MOST_FINDINGS = 8;

  private static final int NAME_CHARS = 100;
  private static final int DETAIL_CHARS = 200;

  Opinion {
    findings = List.copyOf(findings);
  }

  /** Asks an engine about the message and, if it does not read MIME, about every part. */
  static Opinion of(Engine engine, Inspection inspection, Deadline deadline) {
    List<Question> questions = new ArrayList<>();
    questions.add(new Question(Finding.WHOLE, inspection.message()));
    if (!engine.readsMime()) {
      questions.addAll(Question.ofParts(inspection.anatomy()));
    }
    List<Finding> found = new ArrayList<>();
    for (Question question : questions) {
      switch (engine.ask(question.content(), deadline)) {
        case Answer.Clean() -> {}
        case Answer.Found(String signature) ->
            found.add(finding(engine, signature, question.path()));
        case Answer.Failed(Cause cause, String detail) -> {
          found.add(failure(engine, cause, question.path(), detail));
          return new Opinion(exact(found), false);
        }
      }
      if (found.size() == MOST_FINDINGS) {
        break;
      }
    }
    return new Opinion(exact(found), true);
  }

  /** An engine that did not answer at all. */
  static Opinion none(Engine engine, Cause cause, String detail) {
    return new Opinion(List.of(failure(engine, cause, Finding.WHOLE, detail)), false);
  }

  /** Leaves out what was found in the message as a whole where the part that holds it is named. */
  private static List<Finding> exact(List<Finding> found) {
    return found.stream()
        .filter(
            finding ->
                !finding.path().equals(Finding.WHOLE)
                    || found.stream()
                        .noneMatch(
                            other ->
                                !other.path().equals(Finding.WHOLE)
                                    && other.name().equals(finding.name())))
        .toList();
  }

  private static Finding finding(Engine engine, String signature, String path) {
    String name = OneLine.of(signature, NAME_CHARS);
    return new Finding(
        Kind.VIRUS, Effect.BLOCK, engine.name(), name, path, engine.name() + " found " + name);
  }

  private static Finding failure(Engine engine, Cause cause, String path, String detail) {
    return new Finding(
        Kind.UNSCANNED,
        Effect.DEFER,
        engine.name(),
        cause.word(),
        path,
        engine.name()
            + " could not look: "
            + cause.word()
            + ": "
            + OneLine.of(detail, DETAIL_CHARS));
  }
}
