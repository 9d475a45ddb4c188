package org.postern.qmail.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.postern.inspection.panel.EngineStatus;
import org.postern.inspection.text.OneLine;

/** How the engines are doing, as a table for people and as JSON for programs. */
final class EnginesText {
  private static final int VERSION_CHARS = 44;
  private static final List<String> HEAD =
      List.of(
          "engine", "state", "version", "database", "asked", "failed", "p50", "p99", "last canary");

  private EnginesText() {}

  /**
   * Returns the table, and a line beneath it for each engine that something is wrong with.
   *
   * @param now the time that ages are counted to
   */
  static String table(List<EngineStatus> engines, Instant now) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    engines.forEach(engine -> rows.add(row(engine, now)));
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        int column = i;
        int width = rows.stream().mapToInt(each -> each.get(column).length()).max().orElse(0);
        line.append(row.get(i)).append(" ".repeat(width - row.get(i).length() + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    engines.stream()
        .filter(engine -> !engine.last().isEmpty())
        .forEach(
            engine ->
                text.append(engine.name())
                    .append(": last failure: ")
                    .append(OneLine.of(engine.last(), 300))
                    .append('\n'));
    return text.toString();
  }

  private static List<String> row(EngineStatus engine, Instant now) {
    return List.of(
        engine.name(),
        engine.state().name().toLowerCase(Locale.ROOT),
        OneLine.of(engine.version(), VERSION_CHARS),
        engine.dated().map(dated -> age(dated, now) + " old").orElse("-"),
        Long.toString(engine.requests()),
        Long.toString(engine.failures()),
        millis(engine.median()),
        millis(engine.slow()),
        engine
            .canary()
            .map(
                result ->
                    (result.passed() ? "passed " : "FAILED ") + age(result.at(), now) + " ago")
            .orElse("never"));
  }

  /** Returns one line of JSON: an array with an object for each engine. */
  static String json(List<EngineStatus> engines) {
    return Json.of(engines.stream().map(EnginesText::object).toList()) + "\n";
  }

  private static Map<String, Object> object(EngineStatus engine) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", engine.name());
    object.put("state", engine.state().name().toLowerCase(Locale.ROOT));
    object.put("version", engine.version());
    engine.dated().ifPresent(dated -> object.put("database", dated.toString()));
    object.put("requests", engine.requests());
    object.put("failures", engine.failures());
    object.put("lastFailure", engine.last());
    object.put("p50Micros", engine.median().toNanos() / 1000);
    object.put("p99Micros", engine.slow().toNanos() / 1000);
    engine
        .canary()
        .ifPresent(
            result -> {
              object.put("canary", result.at().toString());
              object.put("canaryPassed", result.passed());
            });
    return object;
  }

  private static String millis(Duration time) {
    return time.isZero()
        ? "-"
        : String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1_000_000.0);
  }

  /** The largest unit that fits, in whole numbers. */
  private static String age(Instant then, Instant now) {
    long seconds = Math.max(0, Duration.between(then, now).toSeconds());
    if (seconds < 120) {
      return seconds + " s";
    }
    if (seconds < 2 * 3600) {
      return seconds / 60 + " min";
    }
    return seconds < 2 * 86_400 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
  }
}
