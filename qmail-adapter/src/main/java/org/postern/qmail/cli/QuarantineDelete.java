package org.postern.qmail.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.postern.inspection.settings.SettingsException;
import org.postern.repository.Kept;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code postern quarantine delete}. */
@Command(
    name = "delete",
    header = "Delete held messages for good.",
    exitCodeListHeading = "%nExit code:%n",
    exitCodeList = {"0:they are gone", "2:trouble: the first that could not be deleted is named"})
final class QuarantineDelete implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ShelfOptions shelf;

  @Parameters(arity = "1..*", paramLabel = "ID", description = "The messages.")
  private List<String> ids = new ArrayList<>();

  private final Clock clock;

  QuarantineDelete(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, SettingsException {
    PrintWriter out = spec.commandLine().getOut();
    Shelves shelves = shelf.shelves();
    for (String id : ids) {
      Kept kept = shelves.one(id);
      Act act = Act.of("delete", kept, clock).begin();
      kept.shelf().remove(kept.id());
      kept.shelf().letGo(kept.id()).end();
      act.result("done");
      out.println(kept.id() + ": deleted");
    }
    out.flush();
    return Exit.CLEAN;
  }
}
