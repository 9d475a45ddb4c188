package org.postern.qmail.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code postern explain}: why a message would have the outcome that it would have. */
@Command(
    name = "explain",
    header = "Say why a message would get what it would get.",
    description = {
      "Takes one message through the chain and prints what it is made of, what was found, what each"
          + " matcher was asked and answered, and the outcome for each recipient. Nothing is"
          + " stored, sent or logged as done.",
      ""
    },
    exitCodeListHeading = "%nExit code:%n",
    exitCodeList = {
      "0:the message would be delivered, and nothing was found",
      "1:something was found",
      "2:trouble: the message could not be read, or would be deferred"
    })
final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;
  @Mixin private EnvelopeOptions envelope;

  @Parameters(paramLabel = "FILE", description = "The message; - is standard input.")
  private String file;

  private final Examiner.Factory examiners;
  private final InputStream stdin;
  private final Clock clock;

  ExplainCommand(Examiner.Factory examiners, InputStream stdin, Clock clock) {
    this.examiners = examiners;
    this.stdin = stdin;
    this.clock = clock;
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    try (Examiner examiner = examiners.open(new Configuration(config.folder()))) {
      Source source = MessageFiles.one(file, stdin);
      return switch (new MessageIntake<>(examiner, envelope, clock, ExplainText::of)
          .examine(source)) {
        case MessageIntake.Examined<List<String>>(List<String> lines, int exit) -> {
          lines.forEach(out::println);
          out.flush();
          yield exit;
        }
        case MessageIntake.Unreadable<List<String>>(String name, IOException why) ->
            throw new IOException(name + ": " + MessageFiles.reason(why));
      };
    }
  }
}
