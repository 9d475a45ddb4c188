package org.postern.qmail.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.metrics.Family;

/** The alert rules and the dashboard in samples/monitoring name metrics and labels that exist. */
class MonitoringSamplesTest {
  private static final Path SAMPLES =
      Path.of(System.getProperty("postern.top", ".."), "samples", "monitoring");
  private static final Pattern NAME = Pattern.compile("postern_[a-z_]+(\\{[^}]*\\})?");
  private static final Pattern LABEL = Pattern.compile("([a-z]+)(?:=~|!=|!~|=)");

  @ParameterizedTest
  @ValueSource(strings = {"alerts.yml", "grafana.json"})
  void names_metrics_and_labels_that_exist(String file) throws IOException {
    String text = Files.readString(SAMPLES.resolve(file)).replace("\\\"", "\"");
    Matcher names = NAME.matcher(text);
    int count = 0;
    while (names.find()) {
      String name = names.group().replaceAll("\\{.*", "");
      Set<String> labels = labels(name);
      assertThat(labels).as(name).isNotNull();
      if (names.group(1) != null) {
        Matcher used = LABEL.matcher(names.group(1));
        while (used.find()) {
          assertThat(labels).as(names.group()).contains(used.group(1));
        }
      }
      count++;
    }
    assertThat(count).isGreaterThan(15);
  }

  @Test
  void all_that_is_measured_is_shown_or_watched() throws IOException {
    String all =
        Files.readString(SAMPLES.resolve("alerts.yml"))
            + Files.readString(SAMPLES.resolve("grafana.json"));
    List<Family> missing =
        Arrays.stream(Family.values())
            .filter(family -> family != Family.INFO && !all.contains(family.prometheus()))
            .toList();
    assertThat(missing).isEmpty();
  }

  @Test
  void the_dashboard_is_json_whose_panels_lie_beside_each_other() throws IOException {
    JsonNode root = new ObjectMapper().readTree(SAMPLES.resolve("grafana.json").toFile());
    Set<String> places = new TreeSet<>();
    for (JsonNode panel : root.path("panels")) {
      JsonNode at = panel.path("gridPos");
      for (int x = at.path("x").asInt(); x < at.path("x").asInt() + at.path("w").asInt(); x++) {
        for (int y = at.path("y").asInt(); y < at.path("y").asInt() + at.path("h").asInt(); y++) {
          assertThat(places.add(x + "," + y)).as(panel.path("title").asText()).isTrue();
          assertThat(x).isLessThan(24);
        }
      }
      assertThat(panel.path("targets")).isNotEmpty();
    }
    assertThat(root.path("panels")).hasSizeGreaterThan(10);
  }

  /** Prometheus reads YAML that a much simpler reader can check: two blanks deeper, key, value. */
  @ParameterizedTest
  @CsvSource({"alerts.yml, alert", "prometheus.yml, job_name"})
  void the_yaml_is_of_the_simple_kind(String file, String key) throws IOException {
    List<String> lines = Files.readAllLines(SAMPLES.resolve(file));
    assertThat(lines)
        .allMatch(line -> line.matches("( {2})*(#.*|- [a-z_]+: .*|[a-z_]+:( .*)?|- .*)?"))
        .allMatch(line -> line.chars().filter(c -> c == '\'').count() % 2 == 0)
        .anyMatch(line -> line.strip().startsWith("- " + key + ": "));
  }

  /** What James's exporter makes of a series, and what the rules of prometheus.yml make of that. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"INFO"})
  void on_james_the_same_names_come_out(Family family) throws IOException {
    Map<String, String> wanted = new HashMap<>();
    List<String> values = new ArrayList<>();
    for (String label : family.labels()) {
      String value =
          switch (label) {
            case "direction" -> "inbound";
            case "outcome" -> "quarantine";
            case "kind" -> "unscanned";
            default -> "my_own_1";
          };
      values.add(value);
      wanted.put(label, value);
    }
    String flat = family.name(values).replaceAll("[^a-zA-Z0-9:_]", "_");
    Map<String, String> series = new HashMap<>();
    switch (family.type()) {
      case COUNTER -> series.put("__name__", flat + "_total");
      case READING, GAUGE -> series.put("__name__", flat);
      case TIMER -> {
        series.put("__name__", flat);
        series.put("quantile", "0.5");
        wanted.put("quantile", "0.5");
      }
    }
    wanted.put("__name__", family.prometheus());
    assertThat(relabelled(series)).isEqualTo(wanted);
    if (family.type() == Family.Type.TIMER) {
      wanted.remove("quantile");
      wanted.put("__name__", family.prometheus() + "_count");
      assertThat(relabelled(new HashMap<>(Map.of("__name__", flat + "_count")))).isEqualTo(wanted);
    }
  }

  /** Runs the rules as Prometheus does: one after the other, on the whole value. */
  private static Map<String, String> relabelled(Map<String, String> series) throws IOException {
    List<String> lines = Files.readAllLines(SAMPLES.resolve("prometheus.yml"));
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("source_labels: [")) {
        String source =
            Arrays.stream(lines.get(i).replaceAll(".*\\[|\\].*", "").split(", "))
                .map(label -> series.getOrDefault(label, ""))
                .collect(Collectors.joining(";"));
        Matcher matcher = Pattern.compile(value(lines.get(i + 1))).matcher(source);
        if (matcher.matches()) {
          String replacement = value(lines.get(i + 3));
          for (int group = matcher.groupCount(); group > 0; group--) {
            replacement = replacement.replace("$" + group, matcher.group(group));
          }
          series.put(value(lines.get(i + 2)), replacement);
        }
      }
    }
    return series;
  }

  private static String value(String line) {
    return line.substring(line.indexOf(": ") + 2);
  }

  /** Returns the labels of a metric; null if there is none of that name. */
  private static @Nullable Set<String> labels(String name) {
    for (Family family : Family.values()) {
      Set<String> labels = new TreeSet<>(family.labels());
      if (name.equals(family.prometheus())) {
        if (family.type() == Family.Type.TIMER) {
          labels.add("quantile");
        }
        return labels;
      }
      if (family.type() == Family.Type.TIMER
          && name.matches(family.prometheus() + "_(count|sum)")) {
        return labels;
      }
    }
    return null;
  }
}
