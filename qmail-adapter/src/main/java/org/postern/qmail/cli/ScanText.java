package org.postern.qmail.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postern.inspection.Finding;
import org.postern.inspection.text.OneLine;
import org.postern.qmail.chain.Decision.Fate;

/** The line that {@code postern scan} writes for a message, and the words it is made of. */
final class ScanText {
  private static final int FINDINGS = 5;

  private ScanText() {}

  static String line(Examination examination) {
    List<String> found = new ArrayList<>();
    examination.error().ifPresent(error -> found.add(OneLine.of(error, 200)));
    examination.findings().stream().limit(FINDINGS).map(ScanText::finding).forEach(found::add);
    int more = examination.findings().size() - FINDINGS;
    if (more > 0) {
      found.add(more + " more");
    }
    String what = found.isEmpty() ? "" : " - " + String.join("; ", found);
    return OneLine.of(examination.name(), 1000) + ": " + outcome(examination) + what;
  }

  /** Returns one word, or one for each group of recipients. */
  static String outcome(Examination examination) {
    if (!examination.outcomesDiffer()) {
      return examination.outcome().word();
    }
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (Fate fate : examination.fates()) {
      groups
          .computeIfAbsent(fate.outcome().word(), _ -> new ArrayList<>())
          .add(OneLine.of(fate.recipient(), 100));
    }
    return groups.entrySet().stream()
        .map(group -> group.getKey() + " for " + String.join(" and ", group.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** Returns a finding in a few words, without its detail. */
  static String finding(Finding finding) {
    return "%s/%s %s %s at %s%s"
        .formatted(
            finding.kind().word(),
            finding.effect().word(),
            OneLine.of(finding.source(), 40),
            OneLine.value(finding.name(), 100),
            OneLine.of(finding.path(), 200),
            finding.recipients().isEmpty()
                ? ""
                : finding.recipients().stream()
                    .map(recipient -> OneLine.of(recipient, 100))
                    .collect(Collectors.joining(", ", " for ", "")));
  }
}
