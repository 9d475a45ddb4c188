package org.postern.qmail.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code postern scan}: the chain over message files. */
@Command(
    name = "scan",
    header = "Say what would become of messages.",
    description = {
      "Takes message files through the chain, several at once. Nothing is stored, sent or logged as"
          + " done. Folders are searched with all that is below them; of a maildir, what lies in cur"
          + " and new.",
      ""
    },
    exitCodeListHeading = "%nExit code:%n",
    exitCodeList = {
      "0:every message would be delivered, and nothing was found",
      "1:something was found in at least one message",
      "2:trouble: a message could not be read, or would be deferred"
    })
final class ScanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;
  @Mixin private EnvelopeOptions envelope;

  @Option(names = "--json", description = "One JSON object a line; docs/commands.md has its form.")
  private boolean json;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "Messages; - is standard input.")
  private List<String> arguments = new ArrayList<>();

  private final Examiner.Factory examiners;
  private final InputStream stdin;
  private final Clock clock;

  ScanCommand(Examiner.Factory examiners, InputStream stdin, Clock clock) {
    this.examiners = examiners;
    this.stdin = stdin;
    this.clock = clock;
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    int[] worst = {Exit.CLEAN};
    try (Examiner examiner = examiners.open(new Configuration(config.folder()))) {
      MessageIntake<String> intake = new MessageIntake<>(examiner, envelope, clock, this::line);
      new InOrder(Runtime.getRuntime().availableProcessors())
          .each(
              new MessageFiles(arguments, stdin),
              intake::examine,
              result -> {
                worst[0] = Math.max(worst[0], result.exit());
                switch (result) {
                  case MessageIntake.Examined<String>(String line, _) -> out.println(line);
                  case MessageIntake.Unreadable<String> file ->
                      err.println(file.line("postern scan"));
                }
                // Nobody reads on: the other end of the pipe is closed.
                return !out.checkError();
              });
    }
    return worst[0];
  }

  private String line(Examination examination) {
    return json ? ScanJson.line(examination) : ScanText.line(examination);
  }
}
