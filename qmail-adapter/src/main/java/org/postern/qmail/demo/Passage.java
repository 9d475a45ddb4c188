package org.postern.qmail.demo;

import java.util.List;
import java.util.Map;
import org.postern.samples.Sample;

/**
 * What became of one sample at both hosts.
 *
 * @param james the outcome by recipient, in James's own report; empty if it said nothing in time
 * @param qmail the outcome by recipient, as posternd's report says
 */
record Passage(Sample sample, Map<String, String> james, Map<String, String> qmail) {
  private static final String NOTHING = "no report";

  Passage {
    james = Map.copyOf(james);
    qmail = Map.copyOf(qmail);
  }

  boolean asExpected() {
    return james.equals(sample.expected()) && qmail.equals(sample.expected());
  }

  /** Returns whether one word in each column says it all. */
  boolean uniform() {
    return List.of(sample.expected(), james, qmail).stream()
        .allMatch(outcomes -> outcomes.values().stream().distinct().count() <= 1);
  }

  String expected(String recipient) {
    return sample.expected().get(recipient);
  }

  String james(String recipient) {
    return james.getOrDefault(recipient, NOTHING);
  }

  String qmail(String recipient) {
    return qmail.getOrDefault(recipient, NOTHING);
  }
}
