package org.postern.mailets;

import static java.util.stream.Collectors.joining;

import org.postern.inspection.text.OneLine;
import org.postern.mailets.Reported.Count;
import org.postern.mailets.Reported.Field;
import org.postern.mailets.Reported.Items;
import org.postern.mailets.Reported.Text;
import org.postern.mailets.Reported.Truth;
import org.postern.mailets.Reported.Unknown;

/**
 * The one line of {@code key=value} pairs that tells what became of a mail. This class owns the
 * form; docs/report-line.md describes it for those who read it with a program.
 *
 * <p>The keys and their order are fixed; a new key is added at the end. Every value is made safe by
 * {@link OneLine}: none can start another line or look like another pair. What is not known is
 * {@code -}.
 */
final class ReportLine {
  private static final String UNKNOWN = "-";

  private ReportLine() {}

  /** Returns the line, without a line end. */
  static String of(Reported reported, ReportBounds bounds) {
    return "scanned"
        + reported.fields().stream().map(field -> pair(field, bounds)).collect(joining());
  }

  private static String pair(Field field, ReportBounds bounds) {
    String text =
        switch (field.value()) {
          case Text value -> OneLine.value(value.raw(), bounds.text());
          case Count value -> Long.toString(value.number());
          case Truth value -> value.holds() ? "yes" : "no";
          case Items value -> list(value, bounds);
          case Unknown value -> UNKNOWN;
        };
    return " " + field.key() + "=" + text;
  }

  /** Items with commas between them; of a long list the first ones, and how many more there are. */
  private static String list(Items items, ReportBounds bounds) {
    String text = String.join(",", bounds.first(items.raw(), item -> item.replace(',', '?')));
    return text.isEmpty() ? UNKNOWN : OneLine.value(text, bounds.list());
  }
}
