package org.postern.qmail.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.postern.metrics.Family;
import org.postern.metrics.Family.Series;

/**
 * The text that Prometheus reads, form 0.0.4: for each family its help, its type and its series.
 * Written by ourselves because it is two screens of code, and James's own way to it comes with
 * Dropwizard, Jersey and Jetty.
 */
public final class PrometheusText {
  /** Its media type. */
  public static final String TYPE = "text/plain; version=0.0.4";

  private static final List<Double> QUANTILES = List.of(0.5, 0.75, 0.95, 0.98, 0.99, 0.999);

  private final Map<String, Block> blocks = new TreeMap<>();

  private PrometheusText() {}

  /** A family and its lines. */
  private record Block(String type, String help, List<String> lines) {}

  /** Returns everything that a registry knows now. */
  public static String of(Registry registry) {
    PrometheusText text = new PrometheusText();
    registry.counts().forEach((name, count) -> text.add(name, "counter", "", count));
    registry.readings().forEach((name, value) -> text.add(name, "gauge", "", value));
    registry.times().forEach((name, times) -> text.add(name, times.summary()));
    return text.written();
  }

  private void add(String name, Times.Summary summary) {
    for (double quantile : QUANTILES) {
      add(name, "summary", "quantile=\"" + quantile + "\"", summary.quantile(quantile));
    }
    Optional<Series> series = Family.series(name);
    String base = metric(name, series, "summary");
    String labels = labels(series, "");
    List<String> lines = block(base, series, "summary").lines();
    lines.add(base + "_sum" + labels + " " + number(summary.seconds()));
    lines.add(base + "_count" + labels + " " + summary.count());
  }

  private void add(String name, String type, String label, double value) {
    Optional<Series> series = Family.series(name);
    String metric = metric(name, series, type);
    block(metric, series, type).lines().add(metric + labels(series, label) + " " + number(value));
  }

  private Block block(String metric, Optional<Series> series, String type) {
    String better =
        series.filter(of -> of.family().type() == Family.Type.READING).isPresent()
            ? "counter"
            : type;
    return blocks.computeIfAbsent(
        metric,
        any ->
            new Block(
                better,
                series.map(of -> of.family().help()).orElse("Measured by a mailet of the chain."),
                new ArrayList<>()));
  }

  private static String metric(String name, Optional<Series> series, String type) {
    return series
        .map(of -> of.family().prometheus())
        .orElseGet(() -> plain(name) + (type.equals("counter") ? "_total" : ""));
  }

  /** The same that James's exporter makes of a name. */
  private static String plain(String name) {
    String plain = name.replaceAll("[^a-zA-Z0-9:_]", "_");
    return plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "_" + plain : plain;
  }

  private static String labels(Optional<Series> series, String more) {
    List<String> pairs = new ArrayList<>();
    series.ifPresent(
        of -> {
          for (int i = 0; i < of.values().size(); i++) {
            pairs.add(of.family().labels().get(i) + "=\"" + escaped(of.values().get(i)) + '"');
          }
        });
    if (!more.isEmpty()) {
      pairs.add(more);
    }
    return pairs.isEmpty() ? "" : "{" + String.join(",", pairs) + "}";
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private String written() {
    StringBuilder text = new StringBuilder();
    blocks.forEach(
        (metric, block) -> {
          String help = block.help().replace("\\", "\\\\").replace("\n", "\\n");
          text.append("# HELP ").append(metric).append(' ').append(help).append('\n');
          text.append("# TYPE ").append(metric).append(' ').append(block.type()).append('\n');
          block.lines().forEach(line -> text.append(line).append('\n'));
        });
    return text.toString();
  }
}
