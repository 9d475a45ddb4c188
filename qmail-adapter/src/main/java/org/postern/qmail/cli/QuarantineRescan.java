package org.postern.qmail.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.postern.repository.Kept;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code postern quarantine rescan}. */
@Command(
    name = "rescan",
    header = "Say what would become of held messages if they came now.",
    description = {"Nothing is stored, sent or logged as done; the messages stay held.", ""},
    exitCodeListHeading = "%nExit code:%n",
    exitCodeList = {
      "0:every message would be delivered, and nothing was found",
      "1:something was found in at least one message",
      "2:trouble: a message could not be read, or would be deferred"
    })
final class QuarantineRescan implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ShelfOptions shelf;

  @Option(names = "--json", description = "As scan --json.")
  private boolean json;

  @Parameters(arity = "1..*", paramLabel = "ID", description = "The messages.")
  private List<String> ids = new ArrayList<>();

  private final Examiner.Factory examiners;
  private final Clock clock;

  QuarantineRescan(Examiner.Factory examiners, Clock clock) {
    this.examiners = examiners;
    this.clock = clock;
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    int worst = Exit.CLEAN;
    Shelves shelves = shelf.shelves();
    try (Examiner examiner = examiners.open(new Configuration(shelf.config.folder()))) {
      HeldExaminer held = new HeldExaminer(examiner, clock);
      for (String id : ids) {
        Kept kept = shelves.one(id);
        MessageIntake.Examined<String> now =
            held.examine(kept, json ? ScanJson::line : ScanText::line);
        Act.of("rescan", kept, clock).result("exit " + now.exit());
        out.println(now.told());
        worst = Math.max(worst, now.exit());
      }
    }
    out.flush();
    return worst;
  }
}
