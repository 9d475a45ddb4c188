package org.postern.qmail.stats;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.postern.inspection.text.OneLine;

/** Statistics as one page that needs nothing else: no scripts, no fonts, no pictures from afar. */
public final class StatsHtml {
  private static final int SLOTS = 180;
  private static final int MOST = 15;
  private static final int LONGEST = 120;
  private static final List<String> DIRECTIONS =
      List.of("inbound", "outbound", "internal", "relayed", "mixed", "unknown");
  private static final List<String> KINDS =
      List.of("virus", "spam", "policy", "format", "leak", "unscanned");
  private static final List<String> HELD =
      List.of("tag", "strip", "quarantine", "reject", "defer", "discard");

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --bg: #fff; --fg: #1c2330; --dim: #667085; --line: #e3e7ee;
        --card: #f7f8fa; --blue: #3b74d8; --green: #2f9e6e; --amber: #d9922a; --red: #d0443e;
        --violet: #8559c9; --grey: #98a1b2; --teal: #2b97a8; }
      @media (prefers-color-scheme: dark) { :root { --bg: #14171d; --fg: #e6e9ef; --dim: #97a1b3;
        --line: #2b313c; --card: #1b1f27; --blue: #6b9bf0; --green: #4cc38a; --amber: #eab04e;
        --red: #f0716b; --violet: #ad8ae6; --grey: #7d8698; --teal: #4fc0d2; } }
      body { margin: 0 auto; max-width: 980px; padding: 24px 20px 48px; background: var(--bg);
        color: var(--fg); font: 15px/1.5 system-ui, sans-serif; }
      h1 { font-size: 24px; margin: 0; } h2 { font-size: 17px; margin: 32px 0 8px; }
      p { color: var(--dim); margin: 4px 0 16px; }
      .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(140px, 1fr)); gap: 12px; }
      .tiles div { background: var(--card); border: 1px solid var(--line); border-radius: 8px;
        padding: 10px 14px; } .tiles b { display: block; font-size: 22px; font-weight: 600; }
      .tiles span { color: var(--dim); font-size: 13px; }
      figure { margin: 0; } svg { display: block; width: 100%; height: auto; }
      svg text { fill: var(--dim); font-size: 11px; } .grid { stroke: var(--line); }
      figcaption { display: flex; flex-wrap: wrap; gap: 4px 16px; color: var(--dim); font-size: 13px; }
      figcaption i { display: inline-block; width: 10px; height: 10px; border-radius: 2px;
        margin-right: 6px; }
      .c-inbound, .c-tag { fill: var(--blue); background: var(--blue); }
      .c-outbound, .c-strip { fill: var(--green); background: var(--green); }
      .c-internal, .c-leak { fill: var(--teal); background: var(--teal); }
      .c-relayed, .c-spam, .c-defer { fill: var(--amber); background: var(--amber); }
      .c-mixed, .c-policy, .c-reject { fill: var(--violet); background: var(--violet); }
      .c-virus, .c-quarantine { fill: var(--red); background: var(--red); }
      .c-format { fill: var(--blue); background: var(--blue); }
      .c-unknown, .c-unscanned, .c-discard { fill: var(--grey); background: var(--grey); }
      .two { display: grid; grid-template-columns: repeat(auto-fit, minmax(380px, 1fr)); gap: 0 32px; }
      table { border-collapse: collapse; width: 100%; table-layout: fixed; }
      td, th { padding: 4px 0; border-bottom: 1px solid var(--line); text-align: left;
        overflow-wrap: anywhere; font-weight: 400; } th { color: var(--dim); font-size: 13px; }
      .n { text-align: right; width: 104px; font-variant-numeric: tabular-nums; }
      .bar { height: 4px; border-radius: 2px; background: var(--blue); margin-top: 2px; }
      """;

  private final Statistics stats;
  private final ZoneId zone;
  private final StringBuilder html = new StringBuilder();

  private StatsHtml(Statistics stats, ZoneId zone) {
    this.stats = stats;
    this.zone = zone;
  }

  /** Returns the page. */
  public static String of(Statistics stats, ZoneId zone) {
    StatsHtml page = new StatsHtml(stats, zone);
    page.write();
    return page.html.toString();
  }

  private void write() {
    html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .append("<title>Postern: mail scanned</title>\n<style>\n")
        .append(STYLE)
        .append("</style></head><body>\n<h1>Mail scanned by Postern</h1>\n<p>")
        .append(escaped(span()))
        .append("</p>\n");
    tiles();
    chart("Mail over time, by direction", DIRECTIONS, stats.directions());
    chart("Viruses, spam and policy over time", KINDS, stats.kinds());
    chart("What was not simply delivered, over time", HELD, stats.outcomes());
    html.append("<div class=\"two\">\n");
    words("Outcomes", stats.outcomes());
    words("Directions", stats.directions());
    top("Top viruses", stats.viruses());
    top("Top rules and checks", stats.rules());
    html.append("</div>\n");
    engines();
    html.append("</body></html>\n");
  }

  private String span() {
    DateTimeFormatter form =
        DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH).withZone(zone);
    return stats.first().isEmpty() || stats.last().isEmpty()
        ? "The log has no report of this time."
        : "From "
            + form.format(stats.first().get())
            + " to "
            + form.format(stats.last().get())
            + ", "
            + zone
            + ".";
  }

  private void tiles() {
    long all = stats.messages();
    html.append("<div class=\"tiles\">");
    tile(Counts.text(all), "messages");
    tile(Counts.bytes(stats.bytes()), "in all");
    tile(share("virus", all), "with a virus");
    tile(share("spam", all), "spam");
    tile(share("policy", all), "against a rule");
    tile(share("unscanned", all), "not all scanned");
    html.append("</div>\n");
  }

  private String share(String kind, long all) {
    return Counts.share(stats.kinds().getOrDefault(kind, 0L), all);
  }

  private void tile(String number, String what) {
    html.append("<div><b>").append(escaped(number)).append("</b><span>").append(escaped(what));
    html.append("</span></div>");
  }

  private void chart(String title, List<String> names, Map<String, Long> there) {
    List<String> shown = Chart.order(names, there);
    html.append("<h2>").append(escaped(title)).append("</h2>\n");
    if (shown.isEmpty()) {
      html.append("<p>None.</p>\n");
    } else {
      html.append(new Chart(stats.timeline().slots(shown, SLOTS), zone).html());
    }
  }

  private void words(String title, Map<String, Long> counts) {
    Top top = new Top();
    table(
        title,
        counts.entrySet().stream()
            .map(entry -> new Top.Named(entry.getKey(), entry.getValue()))
            .sorted((a, b) -> Long.compare(b.count(), a.count()))
            .toList(),
        top.others());
  }

  private void top(String title, Top top) {
    table(title, top.first(MOST), top.others());
  }

  private void table(String title, List<Top.Named> rows, long others) {
    html.append("<div><h2>").append(escaped(title)).append("</h2>\n");
    if (rows.isEmpty()) {
      html.append("<p>None.</p></div>\n");
      return;
    }
    long most = rows.get(0).count();
    html.append("<table>");
    for (Top.Named row : rows) {
      html.append("<tr><td>").append(escaped(row.name()));
      html.append("<div class=\"bar\" style=\"width:");
      html.append(Math.max(1, 100 * row.count() / Math.max(1, most))).append("%\"></div></td>");
      html.append("<td class=\"n\">").append(Counts.text(row.count())).append("</td></tr>\n");
    }
    if (others > 0) {
      html.append("<tr><td>more names than are counted one by one</td><td class=\"n\">");
      html.append(Counts.text(others)).append("</td></tr>\n");
    }
    html.append("</table></div>\n");
  }

  private void engines() {
    html.append("<h2>Engines</h2>\n");
    if (stats.engines().isEmpty()) {
      html.append("<p>The log does not say how long engines took.</p>\n");
      return;
    }
    html.append("<table><tr><th>engine</th><th class=\"n\">messages</th>");
    html.append("<th class=\"n\">half within</th><th class=\"n\">99 % within</th>");
    html.append("<th class=\"n\">longest</th></tr>\n");
    stats
        .engines()
        .forEach(
            (name, times) -> {
              html.append("<tr><td>").append(escaped(name)).append("</td>");
              number(Counts.text(times.count()));
              number(Counts.text(times.quantile(0.5)) + " ms");
              number(Counts.text(times.quantile(0.99)) + " ms");
              number(Counts.text(times.longest()) + " ms");
              html.append("</tr>\n");
            });
    html.append("</table>\n");
  }

  private void number(String text) {
    html.append("<td class=\"n\">").append(escaped(text)).append("</td>");
  }

  /** Text from a log is text here: nothing in it is markup. */
  private static String escaped(String raw) {
    return OneLine.of(raw, LONGEST)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
