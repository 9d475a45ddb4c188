package org.postern.qmail.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postern.inspection.Finding;
import org.postern.inspection.content.FileContent;
import org.postern.inspection.text.OneLine;
import org.postern.repository.Kept;

/** What {@code postern quarantine list} and {@code show} say to people. */
final class KeptText {
  private static final List<String> FIELDS =
      List.of("From", "To", "Cc", "Subject", "Date", "Message-ID");

  private KeptText() {}

  /** Returns a head and a line for each message; nothing but one line where there is none. */
  static List<String> table(List<Kept> all) {
    if (all.isEmpty()) {
      return List.of("nothing is held");
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("id", "stored", "folder", "size", "found", "from", "to"));
    all.forEach(kept -> rows.add(row(kept)));
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        int column = i;
        int width = rows.stream().mapToInt(each -> each.get(column).length()).max().orElse(0);
        line.append(row.get(i)).append(" ".repeat(width - row.get(i).length() + 2));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static List<String> row(Kept kept) {
    int more = kept.recipients().size() - 1;
    String first = kept.recipients().isEmpty() ? "?" : kept.recipients().getFirst();
    return List.of(
        kept.id(),
        time(kept.stored()),
        Shelves.name(kept.shelf()),
        NodeText.number(kept.size()),
        found(kept),
        "<" + OneLine.of(kept.sender(), 60) + ">",
        "<" + OneLine.of(first, 60) + ">" + (more > 0 ? " and " + more + " more" : ""));
  }

  private static String found(Kept kept) {
    Optional<Finding> gravest =
        kept.findings().stream().min((one, other) -> one.kind().compareTo(other.kind()));
    return gravest
        .map(finding -> finding.kind().word() + " " + OneLine.value(finding.name(), 40))
        .orElse("-");
  }

  /** Returns all that is known of a message. */
  static List<String> of(Kept kept) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("id        " + kept.id());
    lines.add("file      " + OneLine.of(kept.file().toString(), 1000));
    lines.add("stored    " + time(kept.stored()) + " by " + OneLine.value(kept.state(), 60));
    lines.add("size      " + NodeText.number(kept.size()));
    lines.add("from      <" + OneLine.of(kept.sender(), 320) + ">");
    lines.add(
        "to        "
            + kept.recipients().stream()
                .map(recipient -> "<" + OneLine.of(recipient, 320) + ">")
                .collect(Collectors.joining(", ")));
    lines.add("client    " + (kept.client().isEmpty() ? "-" : OneLine.of(kept.client(), 60)));
    if (!kept.error().isEmpty()) {
      lines.add("error     " + OneLine.of(kept.error(), 300));
    }
    kept.shelf()
        .letGo(kept.id())
        .begun()
        .ifPresent(
            text -> lines.add("release   begun and not ended: " + OneLine.of(text.strip(), 300)));
    lines.add(kept.findings().isEmpty() ? "findings  none" : "findings");
    for (Finding finding : kept.findings()) {
      lines.add("  " + ScanText.finding(finding));
      if (!finding.detail().isEmpty()) {
        lines.add("    " + OneLine.of(finding.detail(), 300));
      }
    }
    lines.add("header");
    try (FileContent message = FileContent.open(kept.file())) {
      TopFields header = TopFields.of(message);
      for (String field : FIELDS) {
        header
            .first(field)
            .ifPresent(value -> lines.add("  " + field + ": " + OneLine.of(value, 300)));
      }
    }
    return lines;
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
