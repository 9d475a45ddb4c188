package org.postern.qmail.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.policy.Policy;
import org.postern.inspection.settings.SettingsException;
import org.postern.qmail.cli.Comparison.Change;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code postern replay}: what another policy would change. */
@Command(
    name = "replay",
    header = "Say what another policy would change.",
    description = {
      "Takes messages through the chain twice, with the policy that is in force and with another,"
          + " and tells of each whose outcome or rules differ; at the end, how many there are of"
          + " each sort and which rules did it. Nothing is stored, sent or logged as done.",
      ""
    },
    exitCodeListHeading = "%nExit code:%n",
    exitCodeList = {
      "0:nothing changes",
      "1:something changes",
      "2:trouble: a message could not be read or decided about, or a policy has mistakes"
    })
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;
  @Mixin private EnvelopeOptions envelope;

  @Option(names = "--policy", required = true, paramLabel = "FILE", description = "The new policy.")
  private Path policy;

  @Option(
      names = "--against",
      paramLabel = "FILE",
      description = "The old policy. Default: the one that mailetcontainer.xml names.")
  private @Nullable Path against;

  @Option(names = "--json", description = "One JSON object a line; docs/commands.md has its form.")
  private boolean json;

  @Option(
      names = "--progress",
      negatable = true,
      description =
          "Show how far it is on standard error. Default: if standard error is a terminal.")
  private @Nullable Boolean progress;

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR|FILE",
      description = "Messages; - is standard input.")
  private List<String> arguments = new ArrayList<>();

  private final Examiner.Factory examiners;
  private final InputStream stdin;
  private final Clock clock;

  ReplayCommand(Examiner.Factory examiners, InputStream stdin, Clock clock) {
    this.examiners = examiners;
    this.stdin = stdin;
    this.clock = clock;
  }

  @Override
  public Integer call() throws Exception {
    check(policy);
    if (against != null) {
      check(against);
    }
    PrintWriter out = spec.commandLine().getOut();
    ReplaySummary summary = new ReplaySummary();
    try (Examiner before = open(Optional.ofNullable(against));
        Examiner after = open(Optional.of(policy))) {
      compare(before, after, summary, out);
    }
    List<String> end = json ? List.of(ReplayJson.summary(summary)) : ReplayText.summary(summary);
    end.forEach(out::println);
    out.flush();
    return summary.exit();
  }

  private void compare(Examiner before, Examiner after, ReplaySummary summary, PrintWriter out)
      throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    Optional<Progress> bar =
        (progress == null ? Progress.isWanted() : progress)
            ? Optional.of(new Progress(err, System::nanoTime))
            : Optional.empty();
    MessageIntake<Comparison> intake =
        new MessageIntake<>(
            before,
            envelope,
            clock,
            old -> Comparison.of(old, after.examine(old.name(), old.submission())));
    new InOrder(Runtime.getRuntime().availableProcessors())
        .each(
            new MessageFiles(arguments, stdin),
            intake::examine,
            result -> {
              switch (result) {
                case MessageIntake.Examined<Comparison>(Comparison comparison, _) -> {
                  summary.add(comparison);
                  if (comparison.change() != Change.NONE) {
                    bar.ifPresent(Progress::clear);
                    out.println(json ? ReplayJson.line(comparison) : ReplayText.line(comparison));
                  }
                }
                case MessageIntake.Unreadable<Comparison> file -> {
                  summary.addUnreadable();
                  bar.ifPresent(Progress::clear);
                  err.println(file.line("postern replay"));
                }
              }
              bar.ifPresent(Progress::step);
              // Nobody reads on: the other end of the pipe is closed.
              return !out.checkError();
            });
    bar.ifPresent(Progress::clear);
  }

  private Examiner open(Optional<Path> other) throws SettingsException {
    return examiners.open(new Configuration(config.folder(), other));
  }

  /** The chain would tell the mistakes of a file in the place of another under the other's name. */
  private static void check(Path file) throws SettingsException, IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Policy.read(file.toString(), in);
    } catch (IOException e) {
      throw new IOException(file + ": " + MessageFiles.reason(e), e);
    }
  }
}
