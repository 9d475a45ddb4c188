package org.postern.qmail.cli;

import java.util.ArrayList;
import java.util.List;
import org.postern.inspection.anatomy.Node;
import org.postern.inspection.text.OneLine;

/**
 * The expected report of a sample, as it lies beside the message: the outcome, what was found and
 * what is attached. No times and nothing else that differs from run to run.
 */
final class SampleReport {
  private SampleReport() {}

  static String of(Examination examination) {
    List<String> lines = new ArrayList<>();
    lines.add("outcome     " + ScanText.outcome(examination));
    examination.error().ifPresent(error -> lines.add("error       " + OneLine.of(error, 200)));
    examination
        .findings()
        .forEach(
            finding -> {
              lines.add("finding     " + ScanText.finding(finding));
              if (!finding.detail().isEmpty()) {
                lines.add("            " + OneLine.of(finding.detail(), 200));
              }
            });
    for (Node node : Attachment.of(examination.anatomy())) {
      lines.add("attachment  " + OneLine.of(node.path(), 200) + "  " + NodeText.describe(node));
      lines.add("            sha256 " + node.reading().sha256());
    }
    return String.join("\n", lines) + "\n";
  }
}
