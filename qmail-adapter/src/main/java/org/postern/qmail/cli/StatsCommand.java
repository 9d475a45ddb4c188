package org.postern.qmail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.settings.Durations;
import org.postern.qmail.stats.Statistics;
import org.postern.qmail.stats.StatsHtml;
import org.postern.qmail.stats.StatsText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code postern stats}: what the report log says about the mail of some time. */
@Command(
    name = "stats",
    header = "Add up the report log: mail, viruses, spam, rules, engines.",
    description = {
      "Reads reports in every form that the mailet Report writes, from its file or from any log that"
          + " they have come into.",
      ""
    },
    exitCodeListHeading = "%nExit code:%n",
    exitCodeList = {
      "0:there were reports",
      "1:there was no report of this time",
      "2:trouble: a file could not be read or written"
    })
final class StatsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "How far back, such as 24h or 30d. Default: ${DEFAULT-VALUE}.",
      defaultValue = "7d")
  private String since;

  @Option(names = "--html", paramLabel = "FILE", description = "Write a page with graphs there.")
  private @Nullable Path html;

  @Option(names = "--json", description = "An object; docs/commands.md has its form.")
  private boolean json;

  @Parameters(
      paramLabel = "FILE",
      description =
          "Logs to read, packed with gzip if they end in .gz; - is standard input. Default: the"
              + " files that mailetcontainer.xml names.")
  private List<String> files = List.of();

  private final InputStream stdin;
  private final Clock clock;

  StatsCommand(InputStream stdin, Clock clock) {
    this.stdin = stdin;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    ZoneId zone = ZoneId.systemDefault();
    Statistics stats = new Statistics(clock.instant().minus(age()), zone, clock.instant());
    PrintWriter err = spec.commandLine().getErr();
    List<String> logs = files.isEmpty() ? configured() : files;
    if (logs.isEmpty()) {
      err.println(
          "mailetcontainer.xml names no file for reports; name a log, or set `file` of Report");
      return Exit.TROUBLE;
    }
    for (String log : logs) {
      try (InputStream in = open(log)) {
        stats.read(in);
      } catch (IOException e) {
        err.println(log + ": " + MessageFiles.reason(e));
        return Exit.TROUBLE;
      }
    }
    stats.finish();
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? Json.of(StatsText.plain(stats)) + "\n" : StatsText.of(stats, zone));
    out.flush();
    if (html != null) {
      Files.writeString(html, StatsHtml.of(stats, zone), UTF_8);
    }
    return stats.messages() > 0 ? Exit.CLEAN : Exit.FOUND;
  }

  private Duration age() {
    try {
      return Durations.parse(since);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--since: " + e.getMessage(), e);
    }
  }

  private List<String> configured() throws IOException {
    return ReportFiles.in(config.folder()).stream().map(Path::toString).toList();
  }

  private InputStream open(String log) throws IOException {
    if (log.equals("-")) {
      return stdin;
    }
    InputStream in = Files.newInputStream(Path.of(log));
    return log.endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
  }
}
