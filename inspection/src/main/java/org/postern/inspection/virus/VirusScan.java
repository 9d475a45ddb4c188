package org.postern.inspection.virus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.postern.inspection.Finding;
import org.postern.inspection.Inspection;
import org.postern.inspection.NotWhole;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Consultation;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Engine;

/**
 * Asks several engines about a message: all about the message as it came; those that do not read
 * MIME about every part of it; and those that do about what they cannot be trusted to find by
 * themselves, which is what lies in containers, and every reading of a message that programs read
 * in different ways.
 *
 * @param engines all of them are asked, each has a name of its own; never empty
 * @param timeout when the last answer must be there
 */
public record VirusScan(List<Engine> engines, Duration timeout) {
  public VirusScan {
    engines = List.copyOf(engines);
    if (engines.isEmpty()) {
      throw new IllegalArgumentException("a scan by nobody is no scan");
    }
  }

  /**
   * What came out.
   *
   * @param findings in the order of the engines; harmful parts, engines that could not look, and
   *     parts that could not be shown to them
   * @param looked each engine that answered every question, by its own word on name, version and
   *     age
   */
  public record Report(List<Finding> findings, List<String> looked) {
    public Report {
      findings = List.copyOf(findings);
      looked = List.copyOf(looked);
    }
  }

  /** Returns what the engines say. An engine that does not answer is a finding of its own. */
  public Report of(Inspection inspection) {
    Deadline deadline = Deadline.in(timeout);
    // The other checks want the anatomy anyway; while an engine looks, this thread has time for it.
    Map<String, Answer> answers =
        new Consultation(engines).ask(inspection.message(), deadline, inspection::anatomy);
    Map<Engine, Opinion> opinions = new LinkedHashMap<>();
    for (Engine engine : engines) {
      Opinion opinion = new Opinion(engine.name());
      opinion.add(Finding.WHOLE, Optional.empty(), answer(answers, engine));
      opinions.put(engine, opinion);
    }
    for (Question question : Question.of(inspection.anatomy())) {
      ask(question, deadline, opinions);
    }
    List<Finding> findings = new ArrayList<>();
    List<String> looked = new ArrayList<>();
    opinions.forEach(
        (engine, opinion) -> {
          findings.addAll(opinion.findings());
          if (opinion.looked()) {
            looked.add(engine.version());
          }
        });
    findings.addAll(NotWhole.findings(inspection.anatomy()));
    findings.addAll(Closed.findings(inspection.anatomy()));
    return new Report(findings, looked);
  }

  /** Asks those engines that the question is for and whose mind is not made up. */
  private static void ask(Question question, Deadline deadline, Map<Engine, Opinion> opinions) {
    List<Engine> asked =
        opinions.entrySet().stream()
            .filter(entry -> !entry.getValue().settled())
            .map(Map.Entry::getKey)
            .filter(engine -> question.hidden() || !engine.readsMime())
            .toList();
    if (asked.isEmpty()) {
      return;
    }
    Map<String, Answer> answers = new Consultation(asked).ask(question.content(), deadline);
    for (Engine engine : asked) {
      Opinion opinion = Objects.requireNonNull(opinions.get(engine));
      opinion.add(question.path(), question.how(), answer(answers, engine));
    }
  }

  private static Answer answer(Map<String, Answer> answers, Engine engine) {
    Answer answer = answers.get(engine.name());
    if (answer == null) {
      throw new IllegalStateException("no word of engine " + engine.name());
    }
    return answer;
  }
}
