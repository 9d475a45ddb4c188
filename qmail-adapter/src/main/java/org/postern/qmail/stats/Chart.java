package org.postern.qmail.stats;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Counts over time as stacked bars, in SVG without scripts. Colours come from the page's style, by
 * classes {@code c-NAME}; names are of a closed list.
 *
 * @param slots what to show
 * @param zone of the times below
 */
record Chart(Timeline.Slots slots, ZoneId zone) {
  private static final int WIDTH = 860;
  private static final int HEIGHT = 220;
  private static final int LEFT = 52;
  private static final int BOTTOM = 26;
  private static final int TOP = 8;
  private static final int LABEL_WIDTH = 70;

  /** Returns the picture with its legend. */
  String html() {
    return "<figure>" + svg() + legend() + "</figure>\n";
  }

  private String legend() {
    return slots.values().keySet().stream()
        .map(name -> "<span><i class=\"c-%s\"></i>%s</span>".formatted(name, name))
        .collect(Collectors.joining("", "<figcaption>", "</figcaption>"));
  }

  private String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append("<svg viewBox=\"0 0 %d %d\" role=\"img\">".formatted(WIDTH, HEIGHT));
    long most = most();
    long step = Axis.step(most);
    long top = (most + step - 1) / step * step;
    grid(svg, step, top);
    bars(svg, top);
    times(svg);
    return svg.append("</svg>").toString();
  }

  private long most() {
    long most = 1;
    for (int i = 0; i < slots.size(); i++) {
      long sum = 0;
      for (long[] line : slots.values().values()) {
        sum += line[i];
      }
      most = Math.max(most, sum);
    }
    return most;
  }

  private void grid(StringBuilder svg, long step, long top) {
    for (long count = 0; count <= top; count += step) {
      double y = y(count, top);
      svg.append(
          format(
              "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
              LEFT, WIDTH, y, y));
      svg.append(
          format(
              "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
              LEFT - 6, y + 4, Counts.shortly(count)));
    }
  }

  private void bars(StringBuilder svg, long top) {
    double step = (WIDTH - LEFT) / (double) Math.max(1, slots.size());
    double gap = step > 4 ? 1 : 0;
    for (int i = 0; i < slots.size(); i++) {
      long below = 0;
      for (Map.Entry<String, long[]> line : slots.values().entrySet()) {
        long count = line.getValue()[i];
        if (count == 0) {
          continue;
        }
        double high = y(below + count, top);
        svg.append(
            format(
                "<rect class=\"c-%s\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\">"
                    + "<title>%s: %s %s</title></rect>",
                line.getKey(),
                LEFT + i * step,
                high,
                step - gap,
                y(below, top) - high,
                pattern("EEE d MMM yyyy HH:mm").format(start(i)),
                Counts.text(count),
                line.getKey()));
        below += count;
      }
    }
  }

  private void times(StringBuilder svg) {
    Instant from = slots.start();
    Duration span = slots.width().multipliedBy(slots.size());
    Instant to = from.plus(span);
    boolean days = Axis.apart(span).compareTo(Duration.ofDays(1)) >= 0;
    boolean years = span.compareTo(Duration.ofDays(300)) > 0;
    DateTimeFormatter form = pattern(years ? "d MMM yyyy" : days ? "EEE d MMM" : "EEE HH:mm");
    for (Instant time : Axis.times(from, to, zone)) {
      double share = Duration.between(from, time).toSeconds() / (double) span.toSeconds();
      double x = LEFT + (WIDTH - LEFT) * share;
      svg.append(
          format(
              "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
              x, x, HEIGHT - BOTTOM, HEIGHT - BOTTOM + 5));
      if (x + LABEL_WIDTH < WIDTH) {
        svg.append(
            format("<text x=\"%.1f\" y=\"%d\">%s</text>", x + 3, HEIGHT - 8, form.format(time)));
      }
    }
  }

  private Instant start(int slot) {
    return slots.start().plus(slots.width().multipliedBy(slot));
  }

  private double y(double count, long top) {
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * count / top;
  }

  private DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(zone);
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }

  /** Names of one chart, those first that stand at the bottom. */
  static List<String> order(List<String> wanted, Map<String, Long> there) {
    return wanted.stream().filter(there::containsKey).toList();
  }
}
