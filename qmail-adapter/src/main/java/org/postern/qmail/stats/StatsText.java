package org.postern.qmail.stats;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.postern.inspection.text.OneLine;

/** Statistics for a terminal, and as plain values for a program. */
public final class StatsText {
  private static final int MOST = 10;
  private static final int LONGEST = 60;

  private StatsText() {}

  /** Returns a page of lines. */
  public static String of(Statistics stats, ZoneId zone) {
    StringBuilder text = new StringBuilder();
    if (stats.first().isEmpty() || stats.last().isEmpty()) {
      return "no report of this time\n";
    }
    DateTimeFormatter form =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(zone);
    text.append(
        "%s messages, %s, from %s to %s\n"
            .formatted(
                Counts.text(stats.messages()),
                Counts.bytes(stats.bytes()),
                form.format(stats.first().get()),
                form.format(stats.last().get())));
    words(text, "direction", stats.directions(), stats.messages());
    words(text, "outcome", stats.outcomes(), stats.messages());
    words(text, "kind", stats.kinds(), stats.messages());
    top(text, "viruses", stats.viruses());
    top(text, "rules and checks", stats.rules());
    if (!stats.engines().isEmpty()) {
      text.append(
          "\n%-28s %10s %9s %9s %9s\n".formatted("engine", "messages", "p50", "p99", "max"));
      stats
          .engines()
          .forEach(
              (name, times) ->
                  text.append(
                      "%-28s %10s %6d ms %6d ms %6d ms\n"
                          .formatted(
                              OneLine.of(name, 28),
                              Counts.text(times.count()),
                              times.quantile(0.5),
                              times.quantile(0.99),
                              times.longest())));
    }
    return text.toString();
  }

  private static void words(
      StringBuilder text, String title, Map<String, Long> counts, long messages) {
    text.append('\n').append(title).append('\n');
    counts.forEach(
        (word, count) ->
            text.append(
                "  %-14s %12s %8s\n"
                    .formatted(
                        OneLine.of(word, 14), Counts.text(count), Counts.share(count, messages))));
  }

  private static void top(StringBuilder text, String title, Top top) {
    if (top.names() == 0) {
      return;
    }
    text.append('\n').append(title).append('\n');
    for (Top.Named named : top.first(MOST)) {
      text.append(
          "  %10s  %s\n".formatted(Counts.text(named.count()), OneLine.of(named.name(), LONGEST)));
    }
    if (top.names() > MOST) {
      text.append("              and %s more\n".formatted(Counts.text(top.names() - MOST)));
    }
  }

  /** Returns everything as maps, lists, strings and whole numbers, for JSON. */
  public static Map<String, Object> plain(Statistics stats) {
    Map<String, Object> plain = new LinkedHashMap<>();
    stats.first().ifPresent(time -> plain.put("from", time.toString()));
    stats.last().ifPresent(time -> plain.put("to", time.toString()));
    plain.put("messages", stats.messages());
    plain.put("bytes", stats.bytes());
    plain.put("directions", stats.directions());
    plain.put("outcomes", stats.outcomes());
    plain.put("kinds", stats.kinds());
    plain.put("viruses", names(stats.viruses()));
    plain.put("rules", names(stats.rules()));
    List<Object> engines = new ArrayList<>();
    stats
        .engines()
        .forEach(
            (name, times) -> {
              Map<String, Object> engine = new LinkedHashMap<>();
              engine.put("engine", name);
              engine.put("messages", times.count());
              engine.put("medianMillis", times.quantile(0.5));
              engine.put("p99Millis", times.quantile(0.99));
              engine.put("longestMillis", times.longest());
              engines.add(engine);
            });
    plain.put("engines", engines);
    return plain;
  }

  private static List<Object> names(Top top) {
    List<Object> names = new ArrayList<>();
    for (Top.Named named : top.first(100)) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", named.name());
      one.put("count", named.count());
      names.add(one);
    }
    return names;
  }
}
