package org.postern.qmail.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one line that a host writes for a mail, as far as the demo reads it.
 *
 * @param recipients whom it is about
 * @param outcome what becomes of the message for them
 * @param text the whole line, from its first word
 */
record ReportLine(List<String> recipients, String outcome, String text) {
  private static final String START = "scanned ";

  ReportLine {
    recipients = List.copyOf(recipients);
  }

  /** Reads a line; empty if it is another line of the log. */
  static Optional<ReportLine> of(String line) {
    int start = line.indexOf(START);
    if (start < 0) {
      return Optional.empty();
    }
    String text = line.substring(start).stripTrailing();
    Map<String, String> pairs = pairs(text.substring(START.length()));
    String to = pairs.get("to");
    String outcome = pairs.get("outcome");
    return to == null || outcome == null
        ? Optional.empty()
        : Optional.of(new ReportLine(List.of(to.split(",")), outcome, text));
  }

  /** A value with a blank in it stands in double quotes, and has none inside. */
  private static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    int at = 0;
    while (at < text.length()) {
      int equals = text.indexOf('=', at);
      if (equals < 0) {
        break;
      }
      boolean quoted = text.startsWith("\"", equals + 1);
      int from = quoted ? equals + 2 : equals + 1;
      int end = text.indexOf(quoted ? '"' : ' ', from);
      end = end < 0 ? text.length() : end;
      pairs.put(text.substring(at, equals).strip(), text.substring(from, end));
      at = quoted ? end + 1 : end;
    }
    return pairs;
  }
}
