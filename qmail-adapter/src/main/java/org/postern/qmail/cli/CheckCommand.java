package org.postern.qmail.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.postern.inspection.settings.Problem;
import org.postern.inspection.text.OneLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code postern check}: every mistake in the configuration. */
@Command(
    name = "check",
    header = "Say all that is wrong with the configuration.",
    description = {
      "Reads mailetcontainer.xml, policy.xml, mailrepositorystore.xml and posternd.conf and starts"
          + " every matcher and mailet as the daemon would, but for repositories, which are not"
          + " opened. Each mistake is a line: file and line, setting, what is wrong, what to write"
          + " instead. A warning is a line too: a rule that is over, can never hold, or adds nothing"
          + " to an earlier one.",
      ""
    },
    exitCodeListHeading = "%nExit code:%n",
    exitCodeList = {
      "0:no mistake; warnings do not count",
      "1:at least one mistake",
      "2:the command was misused"
    })
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;

  @Override
  public Integer call() {
    ConfigurationCheck check = ConfigurationCheck.of(config.folder());
    List<Problem> problems = check.problems();
    PrintWriter err = spec.commandLine().getErr();
    check.warnings().forEach(warning -> err.println(OneLine.of(warning.toString(), 1000)));
    if (problems.isEmpty()) {
      PrintWriter out = spec.commandLine().getOut();
      check.summary().forEach(out::println);
      out.println("no mistakes");
      out.flush();
      return Exit.CLEAN;
    }
    problems.forEach(problem -> err.println(OneLine.of(problem.toString(), 1000)));
    err.println(problems.size() == 1 ? "1 mistake" : problems.size() + " mistakes");
    return Exit.FOUND;
  }
}
