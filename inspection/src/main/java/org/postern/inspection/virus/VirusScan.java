package org.postern.inspection.virus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.postern.inspection.Finding;
import org.postern.inspection.Inspection;
import org.postern.inspection.NotWhole;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Engine;

/**
 * Asks several engines about a message, all at the same time.
 *
 * @param engines all of them are asked; never empty
 * @param timeout when the last answer must be there
 */
public record VirusScan(List<Engine> engines, Duration timeout) {
  /** What an engine gets beyond its deadline to say itself that it is late. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  public VirusScan {
    engines = List.copyOf(engines);
    if (engines.isEmpty()) {
      throw new IllegalArgumentException("a scan by nobody is no scan");
    }
  }

  /**
   * What came out.
   *
   * @param findings in the order of the engines
   * @param looked name and version of each engine that answered every question
   */
  public record Report(List<Finding> findings, List<String> looked) {
    public Report {
      findings = List.copyOf(findings);
      looked = List.copyOf(looked);
    }
  }

  /**
   * Returns what the engines say. An engine that does not answer in time is a finding.
   *
   * @throws InterruptedException if the thread was interrupted; then nothing is known
   */
  public Report of(Inspection inspection) throws InterruptedException {
    Deadline deadline = Deadline.in(timeout);
    List<FutureTask<Opinion>> tasks = new ArrayList<>();
    for (Engine engine : engines) {
      FutureTask<Opinion> task = new FutureTask<>(() -> Opinion.of(engine, inspection, deadline));
      Thread.ofVirtual().name("engine-" + engine.name()).start(task);
      tasks.add(task);
    }
    List<Finding> findings = new ArrayList<>();
    List<String> looked = new ArrayList<>();
    try {
      for (int i = 0; i < tasks.size(); i++) {
        Engine engine = engines.get(i);
        Opinion opinion = await(tasks.get(i), engine, deadline);
        findings.addAll(opinion.findings());
        if (opinion.looked()) {
          looked.add(engine.name() + " (" + engine.version() + ")");
        }
      }
    } finally {
      tasks.forEach(task -> task.cancel(true));
    }
    if (engines.stream().anyMatch(engine -> !engine.readsMime())) {
      findings.addAll(NotWhole.findings(inspection.anatomy()));
    }
    return new Report(findings, looked);
  }

  private static Opinion await(FutureTask<Opinion> task, Engine engine, Deadline deadline)
      throws InterruptedException {
    try {
      return task.get(deadline.left().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return Opinion.none(engine, Cause.TIMEOUT, "no answer, not even that it is late");
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "engine " + engine.name() + " broke: " + e.getCause(), e.getCause());
    }
  }
}
