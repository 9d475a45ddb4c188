package org.postern.inspection.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.inspection.Finding;
import org.postern.inspection.policy.Condition.Spot;

/**
 * One rule of a site's policy.
 *
 * @param name unique in its policy
 * @param kind of its findings
 * @param effect what it asks for where it holds
 * @param when the conditions, all of which must hold
 * @param because sentences for people, by language; the one without a language first
 * @param until when the rule goes off; empty if it stays
 * @param trial whether it only says what it would do
 * @param subject what is put before the subject of mail that is delivered with a mark; empty for
 *     nothing
 * @param place where it stands in its file
 */
record Rule(
    String name,
    Finding.Kind kind,
    Finding.Effect effect,
    When when,
    Map<String, String> because,
    Optional<Instant> until,
    boolean trial,
    String subject,
    Place place) {
  /** How many findings one rule makes of one message; the rest is counted in the last one. */
  static final int MOST_FINDINGS = 8;

  /** How many findings a rule makes that takes parts out: each of them is wanted. */
  static final int MOST_PARTS = 100;

  /**
   * Where a rule begins.
   *
   * @param line from 1
   * @param column from 1
   */
  record Place(int line, int column) {}

  /** Returns what this rule has to say about a message; empty if it does not hold for anybody. */
  List<Finding> apply(Facts facts) {
    if (isOver(facts.now())) {
      return List.of();
    }
    Optional<List<Spot>> spots = when.once().test(facts, "");
    if (spots.isEmpty()) {
      return List.of();
    }
    if (!when.looksAtRecipient()) {
      return findings(spots.get(), List.of());
    }
    List<String> concerned = concerned(facts);
    return concerned.isEmpty() ? List.of() : findings(spots.get(), concerned);
  }

  /** Returns the recipients for whom every condition on recipients holds. */
  List<String> concerned(Facts facts) {
    return facts.recipients().stream()
        .filter(recipient -> when.each().test(facts, recipient).isPresent())
        .toList();
  }

  /** Returns whether the rule has gone off. */
  boolean isOver(Instant now) {
    return until.isPresent() && !now.isBefore(until.get());
  }

  private String reason() {
    String sentence = because.values().iterator().next();
    return trial ? "trial, would " + effect.word() + ": " + sentence : sentence;
  }

  private List<Finding> findings(List<Spot> spots, List<String> recipients) {
    if (spots.isEmpty()) {
      return List.of(finding(Finding.WHOLE, reason(), recipients));
    }
    List<Finding> findings = new ArrayList<>();
    List<Spot> first = spots.subList(0, Math.min(spots.size(), most()));
    for (Spot spot : first) {
      String seen = spot.seen();
      boolean last = findings.size() == first.size() - 1;
      int more = last ? spots.size() - first.size() : 0;
      String rest = more > 0 ? ", and " + more + " more like it" : "";
      String detail = seen.isEmpty() ? reason() + rest : reason() + " (" + seen + rest + ")";
      findings.add(finding(spot.path(), detail, recipients));
    }
    return findings;
  }

  private int most() {
    return effect == Finding.Effect.STRIP ? MOST_PARTS : MOST_FINDINGS;
  }

  private Finding finding(String path, String detail, List<String> recipients) {
    return trial
        ? new Finding(
            Finding.Kind.POLICY, Finding.Effect.NOTE, "policy", name, path, detail, recipients)
        : new Finding(kind, effect, "policy", name, path, detail, recipients);
  }
}
