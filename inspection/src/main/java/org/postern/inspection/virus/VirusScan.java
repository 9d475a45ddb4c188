package org.postern.inspection.virus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postern.inspection.Finding;
import org.postern.inspection.Inspection;
import org.postern.inspection.NotWhole;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Consultation;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Engine;

/**
 * Asks several engines about a message: all at the same time about the message as it came, and
 * those that do not read MIME about every part of it.
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
    List<Finding> findings = new ArrayList<>();
    List<String> looked = new ArrayList<>();
    for (Engine engine : engines) {
      Opinion opinion = new Opinion(engine.name());
      opinion.add(Finding.WHOLE, answer(answers, engine));
      if (!engine.readsMime()) {
        askAboutParts(engine, inspection, deadline, opinion);
      }
      findings.addAll(opinion.findings());
      if (opinion.looked()) {
        looked.add(engine.version());
      }
    }
    if (engines.stream().anyMatch(engine -> !engine.readsMime())) {
      findings.addAll(NotWhole.findings(inspection.anatomy()));
      findings.addAll(Closed.findings(inspection.anatomy()));
    }
    return new Report(findings, looked);
  }

  private static void askAboutParts(
      Engine engine, Inspection inspection, Deadline deadline, Opinion opinion) {
    Consultation alone = new Consultation(List.of(engine));
    for (Question question : Question.ofParts(inspection.anatomy())) {
      if (opinion.settled()) {
        return;
      }
      opinion.add(question.path(), answer(alone.ask(question.content(), deadline), engine));
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
