package org.postern.qmail.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.postern.inspection.settings.SettingsException;
import org.postern.inspection.text.OneLine;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code postern}. */
@Command(
    name = "postern",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Postern.Version.class,
    header = "Scans mail for Apache James and for qmail with one rule set.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "In a source tree ./postern knows two more commands: test runs every test, build builds what"
          + " is missing. postern COMMAND --help tells the options and exit codes of a command."
    })
public final class Postern implements Runnable {
  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show where in the program an error came from.")
  private boolean debug;

  @Spec private CommandSpec spec;

  private Postern() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Logging.off();
    System.exit(
        commands(Commands.real())
            .setOut(utf8(FileDescriptor.out))
            .setErr(utf8(FileDescriptor.err))
            .execute(arguments));
  }

  /** Returns the commands, with all that they need of the world given in. */
  static CommandLine commands(Commands commands) {
    Postern top = new Postern();
    CommandLine line = new CommandLine(top);
    commands.each().forEach(line::addSubcommand);
    line.setParameterExceptionHandler(Postern::misused);
    line.setExecutionExceptionHandler((e, where, _) -> top.failed(e, where));
    return line;
  }

  /** Without a command there is nothing to do but to say which there are. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  private static int misused(ParameterException e, String[] arguments) {
    CommandLine where = e.getCommandLine();
    where.getErr().println(name(where) + ": " + OneLine.of(e.getMessage(), 300));
    where.getErr().println(name(where) + " --help says how to call it");
    return Exit.TROUBLE;
  }

  private int failed(Exception e, CommandLine where) {
    PrintWriter err = where.getErr();
    if (e instanceof SettingsException mistakes) {
      mistakes.problems().forEach(problem -> err.println(OneLine.of(problem.toString(), 1000)));
    } else {
      String what = e.getMessage() == null ? e.toString() : e.getMessage();
      err.println(name(where) + ": " + OneLine.of(what, 1000));
    }
    if (debug) {
      e.printStackTrace(err);
    }
    return Exit.TROUBLE;
  }

  private static String name(CommandLine where) {
    return where.getCommandSpec().qualifiedName();
  }

  private static PrintWriter utf8(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /** The version of the jar that runs. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"postern " + text()};
    }

    static String text() {
      String version = Postern.class.getPackage().getImplementationVersion();
      return version == null ? "(not from a jar)" : version;
    }
  }
}
