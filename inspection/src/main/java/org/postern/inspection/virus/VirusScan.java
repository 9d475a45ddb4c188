package org.postern.inspection.virus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Inspection;
import org.postern.inspection.NotWhole;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.panel.Consultation;
import org.postern.inspection.panel.Requirement;
import org.postern.inspection.panel.Seat;

/**
 * Asks several engines about a message, all at the same time: about the message as it came; those
 * that do not read MIME about every part of it; and those that do about what they cannot be trusted
 * to find by themselves, which is what lies in containers, and every reading of a message that
 * programs read in different ways.
 *
 * @param seats who is asked, each by a name of its own; never empty
 * @param requirement who must have answered
 * @param timeout when the last answer must be there
 */
public record VirusScan(List<Seat> seats, Requirement requirement, Duration timeout) {
  public VirusScan {
    seats = List.copyOf(seats);
    if (seats.isEmpty()) {
      throw new IllegalArgumentException("a scan by nobody is no scan");
    }
    if (seats.stream().map(Seat::name).distinct().count() != seats.size()) {
      throw new IllegalArgumentException(
          "two engines of one name: answers could not be told apart");
    }
  }

  /**
   * What came out.
   *
   * @param findings in the order of the engines; harmful parts, engines that could not look, and
   *     parts that could not be shown to them
   * @param looked each engine that answered every question, by its own word on name, version and
   *     age
   * @param complete whether everybody answered who is required
   * @param times how long each seat that was heard to its end took, by its name
   */
  public record Report(
      List<Finding> findings, List<String> looked, boolean complete, Map<String, Duration> times) {
    public Report {
      findings = List.copyOf(findings);
      looked = List.copyOf(looked);
      times = Map.copyOf(times);
    }
  }

  /** Returns what the engines say. An engine that does not answer is a finding of its own. */
  public Report of(Inspection inspection) {
    Deadline deadline = Deadline.in(timeout);
    CompletableFuture<List<Question>> questions = new CompletableFuture<>();
    Interrogation interrogation = new Interrogation(inspection.message(), questions, deadline);
    // The other checks want the anatomy anyway; while the engines look, this thread has time for
    // it.
    Map<String, Duration> times = new ConcurrentHashMap<>();
    List<List<Opinion>> heard =
        new Consultation<>(
                seats,
                seat -> timed(seat, interrogation, times),
                (seat, failure) -> List.of(Opinion.ofSilence(seat.name(), failure)))
            .hear(deadline, () -> questions.complete(Question.of(inspection.anatomy())));
    return report(heard, inspection, times);
  }

  private static List<Opinion> timed(
      Seat seat, Interrogation interrogation, Map<String, Duration> times) {
    long from = System.nanoTime();
    List<Opinion> opinions = interrogation.of(seat);
    times.put(seat.name(), Duration.ofNanos(System.nanoTime() - from));
    return opinions;
  }

  private Report report(
      List<List<Opinion>> heard, Inspection inspection, Map<String, Duration> times) {
    Set<String> answered = new HashSet<>();
    List<String> looked = new ArrayList<>();
    for (int i = 0; i < heard.size(); i++) {
      for (Opinion opinion : heard.get(i)) {
        if (opinion.looked()) {
          answered.add(seats.get(i).name());
          looked.add(opinion.version());
        }
      }
    }
    boolean met = requirement.isMet(answered, seats.stream().map(Seat::name).toList());
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < heard.size(); i++) {
      String seat = seats.get(i).name();
      boolean missed = !met && requirement.names(seat) && !answered.contains(seat);
      for (Opinion opinion : heard.get(i)) {
        findings.addAll(opinion.findings(missed ? Effect.DEFER : Effect.NOTE));
      }
    }
    findings.addAll(NotWhole.findings(inspection.anatomy()));
    findings.addAll(Closed.findings(inspection.anatomy()));
    return new Report(findings, looked, met, times);
  }
}
