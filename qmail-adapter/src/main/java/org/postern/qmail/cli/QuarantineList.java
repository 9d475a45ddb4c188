package org.postern.qmail.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.settings.Durations;
import org.postern.inspection.settings.SettingsException;
import org.postern.repository.Kept;
import org.postern.repository.Shelf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code postern quarantine list}. */
@Command(
    name = "list",
    header = "Say what is held, the newest first.",
    exitCodeListHeading = "%nExit code:%n",
    exitCodeList = {"0:it was listed, if it was nothing too", "2:trouble"})
final class QuarantineList implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ShelfOptions shelf;

  @Option(names = "--json", description = "One JSON object a line; docs/commands.md has its form.")
  private boolean json;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "Where this was found: ${COMPLETION-CANDIDATES}, or none.")
  private @Nullable KindWord kind;

  @Option(
      names = "--from",
      paramLabel = "TEXT",
      description = "Where the envelope sender has this in it; \"\" for bounces.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TEXT",
      description = "Where an envelope recipient has this in it.")
  private @Nullable String to;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Stored since: 2h, 7d, 2026-11-22 or 2026-11-22T14:00:00Z.")
  private @Nullable String since;

  @Option(
      names = "--rule",
      paramLabel = "NAME",
      description = "Where this rule, check or signature was the finding.")
  private @Nullable String rule;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many at most. Default: 100.")
  private int limit;

  private final Clock clock;

  QuarantineList(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, SettingsException {
    if (limit < 1) {
      throw new IOException("--limit \"" + limit + "\" is none; write 1 or more");
    }
    Instant start = start();
    List<Kept> found = new ArrayList<>();
    for (Shelf each : shelf.shelves().each()) {
      found.addAll(
          each.newest(
              start, shelved -> kind == null || kind.isOf(shelved.kinds()), this::matches, limit));
    }
    found.sort(Comparator.comparing(Kept::stored).reversed());
    PrintWriter out = spec.commandLine().getOut();
    List<Kept> shown = found.subList(0, Math.min(limit, found.size()));
    (json ? shown.stream().map(KeptJson::line) : KeptText.table(shown).stream())
        .forEach(out::println);
    out.flush();
    return Exit.CLEAN;
  }

  private boolean matches(Kept kept) {
    return (from == null || (from.isEmpty() ? kept.sender().isEmpty() : has(kept.sender(), from)))
        && (to == null || kept.recipients().stream().anyMatch(recipient -> has(recipient, to)))
        && (rule == null || kept.findings().stream().anyMatch(f -> f.name().equals(rule)));
  }

  private static boolean has(String address, String part) {
    return address.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  private Instant start() throws IOException {
    if (since == null) {
      return Instant.EPOCH;
    }
    try {
      return since.indexOf('T') > 0
          ? Instant.parse(since)
          : since.indexOf('-') > 0
              ? LocalDate.parse(since).atStartOfDay(ZoneOffset.UTC).toInstant()
              : clock.instant().minus(Durations.parse(since));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IOException(
          "--since \""
              + since
              + "\" is no time; write how long ago, such as 2h or 7d, a day such as 2026-11-22, or a"
              + " time such as 2026-11-22T14:00:00Z",
          e);
    }
  }
}
