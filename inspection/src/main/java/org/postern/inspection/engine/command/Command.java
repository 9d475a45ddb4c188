package org.postern.inspection.engine.command;

import java.nio.file.Path;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.engine.Trouble;
import org.postern.inspection.engine.program.Limits;
import org.postern.inspection.engine.program.ProgramRuns;

/** A scanner of the catalogue, started anew for each content; or a daemon that it names. */
final class Command implements Engine {
  private final String name;
  private final Scanner scanner;
  private final ScannerProgram program;
  private final ProgramRuns runs;
  private final CommandVersion version;

  Command(String name, Scanner scanner, Limits limits) {
    this.name = name;
    this.scanner = scanner;
    this.program = new ScannerProgram(scanner);
    this.runs = new ProgramRuns(limits);
    this.version = new CommandVersion(scanner, runs);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Answer ask(Content content, Deadline deadline) {
    return switch (scanner.reads()) {
      case FOLDER, FILE, STDIN -> runs.ask(program, content, deadline);
      case SOCKET -> tell(content, deadline);
    };
  }

  private Answer tell(Content content, Deadline deadline) {
    try {
      Path socket = scanner.programs().get(0);
      return program.meaning(runs.tell(socket, program::arguments, content, deadline));
    } catch (Trouble trouble) {
      return trouble.answer();
    }
  }

  @Override
  public boolean readsMime() {
    return scanner.mime();
  }

  @Override
  public String version() {
    return version.line();
  }

  @Override
  public void close() {
    runs.close();
  }
}
