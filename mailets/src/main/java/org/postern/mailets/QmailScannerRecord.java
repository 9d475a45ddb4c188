package org.postern.mailets;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postern.attributes.Outcome;
import org.postern.inspection.Finding;
import org.postern.inspection.text.OneLine;
import org.postern.mailets.Reported.Attached;

/**
 * A report in the two forms that Qmail-Scanner 2.x wrote with {@code --log-details}: one record for
 * each recipient, for programs that read those. The status is {@code Clear}, or the engine in
 * capitals and what it found, or {@code Policy} and the rule.
 */
final class QmailScannerRecord {
  private static final int LONGEST_ADDRESS = 100;
  private static final int LONGEST_TEXT = 80;
  private static final int LONGEST_LINE = 800;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

  private QmailScannerRecord() {}

  /** Returns what stands behind {@code qmail-scanner[pid]: } in the syslog. */
  static List<String> syslog(Reported reported) {
    List<String> records = new ArrayList<>();
    String files =
        files(reported).stream()
            .map(file -> name(file.name()) + ":" + file.size())
            .collect(Collectors.joining(" "));
    for (String recipient : recipients(reported)) {
      String record =
          String.join(
              " ",
              status(reported).replaceAll(" ", ""),
              seconds(reported),
              Long.toString(reported.size()),
              word(reported.account().sender(), LONGEST_ADDRESS, '_'),
              word(recipient, LONGEST_ADDRESS, '|'),
              word(reported.seen().subject(), LONGEST_TEXT, '_'),
              word(reported.seen().messageId(), LONGEST_TEXT, '_'),
              files);
      String doubled = record.replace("%", "%%");
      records.add(cut(doubled));
    }
    return records;
  }

  /** Returns lines of {@code mailstats.csv}, with TABs between the columns. */
  static List<String> file(Reported reported, ZoneId zone) {
    List<String> records = new ArrayList<>();
    String date = DATE.format(reported.account().now().atZone(zone));
    for (String recipient : recipients(reported)) {
      List<String> columns = new ArrayList<>();
      columns.add(date);
      columns.add(status(reported));
      columns.add(seconds(reported));
      columns.add(Long.toString(reported.size()));
      columns.add(given(reported.account().sender(), LONGEST_ADDRESS));
      columns.add(given(recipient, LONGEST_ADDRESS));
      columns.add(given(reported.seen().subject(), LONGEST_TEXT));
      columns.add(given(reported.seen().messageId(), LONGEST_TEXT));
      files(reported).forEach(file -> columns.add(name(file.name()) + ":" + file.size()));
      records.add(String.join("\t", columns));
    }
    return records;
  }

  private static String cut(String line) {
    int end = Math.min(LONGEST_LINE, line.length());
    boolean half = end > 0 && Character.isHighSurrogate(line.charAt(end - 1));
    return line.substring(0, half ? end - 1 : end);
  }

  private static List<String> recipients(Reported reported) {
    List<String> recipients = reported.account().recipients();
    return recipients.isEmpty() ? List.of("") : recipients;
  }

  private static List<Attached> files(Reported reported) {
    return reported.files().isEmpty()
        ? List.of(new Attached(reported.account().id() + "-unpacked", reported.size()))
        : reported.files();
  }

  private static String status(Reported reported) {
    return event(reported)
        + ":RC:"
        + (reported.account().client().relaying() ? 1 : 0)
        + "("
        + OneLine.of(reported.account().client().address().orElse("-"), LONGEST_TEXT)
        + "):"
        + score(reported);
  }

  /** {@code SA:1(7.3/5.0):} if a spam engine was asked; 1 if the mail is spam by its score. */
  private static String score(Reported reported) {
    boolean spam =
        reported.account().findings().stream().anyMatch(f -> f.kind() == Finding.Kind.SPAM);
    return reported
        .account()
        .score()
        .map(score -> "SA:" + (spam ? 1 : 0) + "(" + part(score) + "):")
        .orElse("");
  }

  private static String event(Reported reported) {
    if (reported.outcome() == Outcome.DELIVER || reported.outcome() == Outcome.TAG) {
      return "Clear";
    }
    Optional<Finding> gravest = reported.gravest();
    String name = part(gravest.map(Finding::name).orElse(reported.outcome().word()));
    return switch (gravest.map(Finding::kind).orElse(Finding.Kind.POLICY)) {
      case VIRUS -> scanner(gravest.map(Finding::source).orElse("")) + ":" + name;
      case POLICY, FORMAT, LEAK -> "Policy:" + name;
      case SPAM -> "SPAM:" + name;
      case UNSCANNED -> "Unscanned:" + name;
    };
  }

  /** Programs know clamd by the name of the program that Qmail-Scanner called. */
  private static String scanner(String source) {
    return source.startsWith("clamd") ? "CLAMDSCAN" : part(source).toUpperCase(Locale.ROOT);
  }

  private static String part(String raw) {
    return OneLine.of(raw, LONGEST_TEXT).replace(':', '_').replace(' ', '_');
  }

  private static String name(String raw) {
    return part(raw);
  }

  private static String word(String raw, int longest, char blank) {
    return given(raw, longest).replace(' ', blank);
  }

  private static String given(String raw, int longest) {
    return raw.isEmpty() ? "<>" : OneLine.of(raw, longest);
  }

  private static String seconds(Reported reported) {
    String text =
        String.format(Locale.ROOT, "%.6f", reported.account().taken().orElse(0L) / 1000.0);
    return text.substring(0, Math.min(8, text.length()));
  }
}
