package org.postern.qmail.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postern.inspection.Finding;
import org.postern.repository.Kept;

/**
 * The line that {@code postern quarantine list --json} writes for a message. Programs read it:
 * fields may be added, and none is ever renamed, taken away or given another meaning ({@code
 * docs/commands.md}).
 */
final class KeptJson {
  private KeptJson() {}

  static String line(Kept kept) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("id", kept.id());
    line.put("folder", Shelves.name(kept.shelf()));
    line.put("file", kept.file().toString());
    line.put("stored", kept.stored().toString());
    line.put("size", kept.size());
    line.put("kinds", kept.kinds());
    line.put("sender", kept.sender());
    line.put("recipients", kept.recipients());
    line.put("client", kept.client());
    line.put("state", kept.state());
    if (!kept.error().isEmpty()) {
      line.put("error", kept.error());
    }
    List<Map<String, Object>> findings = kept.findings().stream().map(Finding::toPlain).toList();
    line.put("findings", findings);
    return Json.of(line);
  }
}
