package org.postern.qmail.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postern.inspection.Finding;
import org.postern.inspection.active.Active;
import org.postern.inspection.active.ActiveContent;
import org.postern.inspection.anatomy.Node;
import org.postern.qmail.chain.Decision.Fate;

/**
 * The line that {@code postern scan --json} writes for a message. Programs read it: fields may be
 * added, and none is ever renamed, taken away or given another meaning ({@code docs/commands.md}).
 */
final class ScanJson {
  private ScanJson() {}

  static String line(Examination examination) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("file", examination.name());
    line.put("outcome", examination.outcome().word());
    if (examination.outcomesDiffer()) {
      line.put("outcomes", examination.fates().stream().map(ScanJson::fate).toList());
    }
    examination.error().ifPresent(error -> line.put("error", error));
    line.put("findings", examination.findings().stream().map(ScanJson::finding).toList());
    ActiveContent active = new ActiveContent();
    line.put(
        "attachments",
        Attachment.of(examination.anatomy()).stream()
            .map(node -> attachment(node, active))
            .toList());
    line.put("millis", examination.took().toMillis());
    return Json.of(line);
  }

  private static Map<String, Object> fate(Fate fate) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("recipient", fate.recipient());
    map.put("outcome", fate.outcome().word());
    return map;
  }

  private static Map<String, Object> finding(Finding finding) {
    Map<String, Object> map = new LinkedHashMap<>(finding.toPlain());
    if (finding.recipients().isEmpty()) {
      map.remove("recipients");
    }
    return map;
  }

  private static Map<String, Object> attachment(Node node, ActiveContent active) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("path", node.path());
    map.put("names", node.names());
    map.put("declaredType", node.declaredType());
    map.put("type", node.reading().type().mediaType());
    map.put("size", node.reading().size());
    map.put("sha256", node.reading().sha256());
    map.put("encrypted", node.encrypted());
    List<String> acting = active.of(node).stream().map(Active::toString).toList();
    if (!acting.isEmpty()) {
      map.put("active", acting);
    }
    return map;
  }
}
