package org.postern.qmail.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.postern.archive.Fault;
import org.postern.archive.Verification;
import org.postern.inspection.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code postern archive verify}: is the archive as its chain says? */
@Command(
    name = "verify",
    header = "Compare the archive with its chain of hashes.",
    description = {
      "Reads the whole chain, and the files of the days asked for. The last line has the hash of the"
          + " chain's end: note it where nobody who can write to the archive can change it, and name"
          + " it with --known the next time.",
      ""
    })
final class ArchiveVerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ArchiveOption archive;

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description = "The first day whose files are read, as 2026-11-22. Default: the very first.")
  private @Nullable LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DAY",
      description = "The last day whose files are read. Default: the very last.")
  private @Nullable LocalDate to;

  @Option(
      names = "--known",
      paramLabel = "HASH",
      description = "A hash that was told before; it must stand in the chain.")
  private List<String> known = List.of();

  @Override
  public Integer call() throws IOException, SettingsException {
    Verification.Result result =
        Verification.of(
            archive.folder(),
            from == null ? LocalDate.MIN : from,
            to == null ? LocalDate.MAX : to,
            new LinkedHashSet<>(known));
    PrintWriter out = spec.commandLine().getOut();
    for (Fault fault : result.faults()) {
      out.println(fault);
    }
    out.printf(
        "%d lines, %d mails read, %d expired, %d %s, end %s%n",
        result.lines(),
        result.mails(),
        result.expired(),
        result.faults().size(),
        result.faults().size() == 1 ? "fault" : "faults",
        result.end());
    return result.faults().isEmpty() ? Exit.CLEAN : Exit.FOUND;
  }
}
