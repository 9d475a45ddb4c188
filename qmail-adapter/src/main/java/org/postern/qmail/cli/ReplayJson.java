package org.postern.qmail.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.postern.qmail.cli.Comparison.Change;
import org.postern.qmail.cli.Comparison.Side;

/**
 * The lines that {@code postern replay --json} writes. Programs read them: fields may be added, and
 * none is ever renamed, taken away or given another meaning ({@code docs/commands.md}).
 */
final class ReplayJson {
  private ReplayJson() {}

  static String line(Comparison comparison) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("file", comparison.name());
    line.put("change", comparison.change().word());
    line.put("before", side(comparison.before()));
    line.put("after", side(comparison.after()));
    return Json.of(line);
  }

  private static Map<String, Object> side(Side side) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(
        "outcomes",
        side.fates().stream()
            .map(
                fate -> {
                  Map<String, Object> each = new LinkedHashMap<>();
                  each.put("recipient", fate.recipient());
                  each.put("outcome", fate.outcome().word());
                  return each;
                })
            .toList());
    map.put("rules", side.rules());
    if (!side.error().isEmpty()) {
      map.put("error", side.error());
    }
    return map;
  }

  static String summary(ReplaySummary summary) {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("messages", summary.messages());
    for (Change change : Change.values()) {
      counts.put(change == Change.NONE ? "unchanged" : change.word(), summary.of(change));
    }
    counts.put("unreadable", summary.unreadable());
    counts.put(
        "byRule",
        summary.rules().entrySet().stream()
            .map(
                entry -> {
                  Map<String, Object> rule = new LinkedHashMap<>();
                  rule.put("rule", entry.getKey());
                  rule.put("before", entry.getValue().before());
                  rule.put("after", entry.getValue().after());
                  rule.put("blocked", entry.getValue().blocked());
                  rule.put("passed", entry.getValue().passed());
                  return rule;
                })
            .toList());
    return Json.of(new LinkedHashMap<>(Map.of("summary", counts)));
  }
}
