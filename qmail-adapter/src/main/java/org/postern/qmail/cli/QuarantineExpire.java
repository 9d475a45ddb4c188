package org.postern.qmail.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.settings.ByteSize;
import org.postern.inspection.settings.Durations;
import org.postern.inspection.settings.SettingsException;
import org.postern.repository.AuditLog;
import org.postern.repository.Expiry;
import org.postern.repository.Shelf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code postern quarantine expire}. */
@Command(
    name = "expire",
    header = "Delete the oldest of what is held.",
    description = {
      "The server does so by itself once a day, as the settings keep and keepSize of the mailet"
          + " Quarantine say.",
      ""
    },
    exitCodeListHeading = "%nExit code:%n",
    exitCodeList = {"0:what was to go is gone", "2:trouble"})
final class QuarantineExpire implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ShelfOptions shelf;

  @Option(
      names = "--older",
      paramLabel = "AGE",
      description = "Delete what is older, such as 14d. Default: 14d, if there is no --size.")
  private @Nullable String older;

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      description = "Delete until each folder holds no more, such as 10g.")
  private @Nullable String size;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "Only where this was found: ${COMPLETION-CANDIDATES}.")
  private @Nullable KindWord kind;

  @Option(names = "--dry-run", description = "Only say what would go.")
  private boolean dryRun;

  private final Clock clock;

  QuarantineExpire(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, SettingsException {
    Expiry expiry =
        new Expiry(age(), bytes(), shelved -> kind == null || kind.isOf(shelved.kinds()));
    PrintWriter out = spec.commandLine().getOut();
    for (Shelf each : shelf.shelves().each()) {
      if (!dryRun) {
        note(each, Map.of("result", "begun"));
      }
      Expiry.Gone gone = expiry.run(each, clock.instant(), dryRun, () -> {});
      if (!dryRun) {
        Map<String, String> more = new LinkedHashMap<>();
        more.put("messages", Long.toString(gone.messages()));
        more.put("bytes", Long.toString(gone.bytes()));
        more.put("result", "done");
        note(each, more);
      }
      out.println(
          "%s: %s messages of %s bytes %s"
              .formatted(
                  Shelves.name(each),
                  NodeText.number(gone.messages()),
                  NodeText.number(gone.bytes()),
                  dryRun ? "would be deleted" : "deleted"));
    }
    out.flush();
    return Exit.CLEAN;
  }

  private void note(Shelf each, Map<String, String> more) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    Optional.ofNullable(older).ifPresent(text -> fields.put("older", text));
    Optional.ofNullable(size).ifPresent(text -> fields.put("size", text));
    Optional.ofNullable(kind).ifPresent(word -> fields.put("kind", word.toString()));
    fields.putAll(more);
    AuditLog.of(each).add(clock.instant(), "expire", fields);
  }

  private Optional<Duration> age() throws IOException {
    if (older == null) {
      return size == null ? Optional.of(Duration.ofDays(14)) : Optional.empty();
    }
    try {
      return Optional.of(Durations.parse(older));
    } catch (IllegalArgumentException e) {
      throw new IOException("--older: " + e.getMessage(), e);
    }
  }

  private Optional<Long> bytes() throws IOException {
    try {
      return Optional.ofNullable(size).map(text -> ByteSize.parse(text).bytes());
    } catch (IllegalArgumentException e) {
      throw new IOException("--size: " + e.getMessage(), e);
    }
  }
}
