package org.postern.qmail.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.postern.inspection.settings.SettingsException;
import org.postern.repository.Kept;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code postern quarantine show}. */
@Command(
    name = "show",
    header = "Say what is known of a held message, and where it lies.",
    exitCodeListHeading = "%nExit code:%n",
    exitCodeList = {"0:it was shown", "2:trouble: there is no such message, or more than one"})
final class QuarantineShow implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ShelfOptions shelf;

  @Option(names = "--json", description = "The object that list --json has.")
  private boolean json;

  @Parameters(paramLabel = "ID", description = "The message.")
  private String id;

  @Override
  public Integer call() throws IOException, SettingsException {
    PrintWriter out = spec.commandLine().getOut();
    Kept kept = shelf.shelves().one(id);
    if (json) {
      out.println(KeptJson.line(kept));
    } else {
      KeptText.of(kept).forEach(out::println);
    }
    out.flush();
    return Exit.CLEAN;
  }
}
