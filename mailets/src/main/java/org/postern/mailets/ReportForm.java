package org.postern.mailets;

import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The forms in which a report is written. A closed list; docs/report-line.md describes each. */
enum ReportForm {
  /** {@code key=value} pairs. */
  LINE("postern"),
  /** A JSON object. */
  JSON("postern"),
  /** What Qmail-Scanner sent to the syslog, a record for each recipient. */
  QMAIL_SCANNER_SYSLOG("qmail-scanner"),
  /** What Qmail-Scanner wrote to {@code mailstats.csv}, a record for each recipient. */
  QMAIL_SCANNER_FILE("qmail-scanner");

  private final String tag;

  ReportForm(String tag) {
    this.tag = tag;
  }

  /** Returns how the form is called in a configuration. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the program's name before a record in a syslog. */
  String tag() {
    return tag;
  }

  /** Returns the records, each one line without its end. */
  List<String> records(Reported reported, ReportBounds bounds) {
    return switch (this) {
      case LINE -> List.of(ReportLine.of(reported, bounds));
      case JSON -> List.of(ReportJson.of(reported, bounds));
      case QMAIL_SCANNER_SYSLOG -> QmailScannerRecord.syslog(reported);
      case QMAIL_SCANNER_FILE -> QmailScannerRecord.file(reported, ZoneId.systemDefault());
    };
  }

  /** Returns the records as they stand in a file: those without a time have it before them. */
  List<String> lines(Reported reported) {
    List<String> records = records(reported, ReportBounds.FULL);
    return switch (this) {
      case LINE, QMAIL_SCANNER_SYSLOG -> {
        String time = reported.account().now().truncatedTo(ChronoUnit.MILLIS) + " ";
        yield records.stream().map(record -> time + record).toList();
      }
      case JSON, QMAIL_SCANNER_FILE -> records;
    };
  }

  /**
   * Returns the form of a name.
   *
   * @throws IllegalArgumentException with the value and what to write instead
   */
  static ReportForm parse(String text) {
    return Arrays.stream(values())
        .filter(form -> form.word().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"" + text + "\" is not a form of report; write one of " + words()));
  }

  /** Returns all names. */
  static String words() {
    return Arrays.stream(values()).map(ReportForm::word).collect(Collectors.joining(", "));
  }
}
