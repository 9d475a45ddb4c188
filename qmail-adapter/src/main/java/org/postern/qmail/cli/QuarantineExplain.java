package org.postern.qmail.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.postern.repository.Kept;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code postern quarantine explain}. */
@Command(
    name = "explain",
    header = "Say why a message was held, and what the present rules say of it.",
    exitCodeListHeading = "%nExit code:%n",
    exitCodeList = {
      "0:it would be delivered now, and nothing is found",
      "1:something is found now",
      "2:trouble: the message could not be read, or would be deferred"
    })
final class QuarantineExplain implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ShelfOptions shelf;

  @Parameters(paramLabel = "ID", description = "The message.")
  private String id;

  private final Examiner.Factory examiners;
  private final Clock clock;

  QuarantineExplain(Examiner.Factory examiners, Clock clock) {
    this.examiners = examiners;
    this.clock = clock;
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Kept kept = shelf.shelves().one(id);
    Act.of("explain", kept, clock).done();
    try (Examiner examiner = examiners.open(new Configuration(shelf.config.folder()))) {
      out.println("then");
      KeptText.of(kept).forEach(line -> out.println("  " + line));
      MessageIntake.Examined<List<String>> now =
          new HeldExaminer(examiner, clock).examine(kept, ExplainText::of);
      out.println("now");
      now.told().forEach(line -> out.println(("  " + line).stripTrailing()));
      out.flush();
      return now.exit();
    }
  }
}
