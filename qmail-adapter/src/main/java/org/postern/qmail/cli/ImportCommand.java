package org.postern.qmail.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.postern.inspection.policy.ScannerRules;
import org.postern.inspection.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code postern import}: rules of Qmail-Scanner as policy.xml. */
@Command(
    name = "import",
    header = "Write the rules of Qmail-Scanner's file as policy.xml.",
    description = {
      "Reads quarantine-events.txt or quarantine-attachments.txt and writes the policy.xml that"
          + " finds the same to standard output. Each mistake is a line on standard error; then"
          + " nothing is written.",
      ""
    },
    exitCodeListHeading = "%nExit code:%n",
    exitCodeList = {"0:written", "2:the file has mistakes or cannot be read"})
final class ImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "Qmail-Scanner's file.")
  private Path file;

  @Override
  public Integer call() throws IOException, SettingsException {
    ScannerRules rules;
    try (InputStream in = Files.newInputStream(file)) {
      rules = ScannerRules.read(file.toString(), in);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(rules.toXml());
    out.flush();
    return Exit.CLEAN;
  }
}
