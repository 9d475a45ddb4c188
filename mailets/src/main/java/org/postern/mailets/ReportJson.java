package org.postern.mailets;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.postern.inspection.text.OneLine;
import org.postern.mailets.Reported.Count;
import org.postern.mailets.Reported.Field;
import org.postern.mailets.Reported.Items;
import org.postern.mailets.Reported.Text;
import org.postern.mailets.Reported.Truth;
import org.postern.mailets.Reported.Unknown;

/**
 * A report as one JSON object (RFC 8259) on one line: the time, and the keys of {@link ReportLine}
 * in their order. What cannot be seen is masked before it is written, as in every form.
 */
final class ReportJson {
  private ReportJson() {}

  /** Returns the object, without a line end. */
  static String of(Reported reported, ReportBounds bounds) {
    StringBuilder json = new StringBuilder("{\"time\":\"");
    json.append(reported.account().now().truncatedTo(ChronoUnit.MILLIS)).append('"');
    for (Field field : reported.fields()) {
      json.append(",\"").append(field.key()).append("\":");
      switch (field.value()) {
        case Text value -> string(json, value.raw(), bounds.text());
        case Count value -> json.append(value.number());
        case Truth value -> json.append(value.holds());
        case Items value -> array(json, value, bounds);
        case Unknown value -> json.append("null");
      }
    }
    return json.append('}').toString();
  }

  private static void array(StringBuilder json, Items items, ReportBounds bounds) {
    json.append('[');
    int left = bounds.list();
    String separator = "";
    List<String> first = new ArrayList<>(bounds.first(items.raw(), UnaryOperator.identity()));
    for (String item : first) {
      json.append(separator);
      if (left <= 0) {
        string(json, "...", bounds.text());
        break;
      }
      string(json, item, Math.min(left, bounds.text()));
      left -= Math.min(item.length(), bounds.text());
      separator = ",";
    }
    json.append(']');
  }

  private static void string(StringBuilder json, String raw, int longest) {
    String safe = OneLine.of(raw, longest);
    json.append('"');
    for (int i = 0; i < safe.length(); i++) {
      char c = safe.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\');
      }
      json.append(c);
    }
    json.append('"');
  }
}
