package org.postern.inspection.engine.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Trouble;
import org.postern.inspection.engine.program.Ended;
import org.postern.inspection.engine.program.Program;

/**
 * A scanner of the catalogue, ready to run. What its output names has been found, whatever its exit
 * code; apart from that the code decides, and one that is not listed is a failure.
 */
record ScannerProgram(Scanner scanner) implements Program {
  /** Codes from here are a signal that ended it, unless the catalogue lists them. */
  private static final int SIGNAL = 128;

  private static final int LAST_SIGNAL = SIGNAL + 64;

  @Override
  public Path path() throws Trouble {
    List<Path> programs = scanner.programs();
    for (Path program : programs) {
      if (Files.isRegularFile(program) && Files.isExecutable(program)) {
        return program;
      }
    }
    for (Path program : programs) {
      if (Files.exists(program)) {
        throw new Trouble(Cause.UNREACHABLE, program + " cannot be run: not an executable file");
      }
    }
    throw new Trouble(Cause.UNREACHABLE, "there is no program " + programs.get(0));
  }

  @Override
  public List<String> arguments(Path folder, Path file) {
    return scanner.arguments().stream()
        .map(word -> word.replace("%d", folder.toString()).replace("%f", file.toString()))
        .toList();
  }

  @Override
  public boolean readsInput() {
    return scanner.reads() == Reads.STDIN;
  }

  @Override
  public Answer meaning(Ended ended) {
    Optional<String> found = scanner.found(ended.output());
    int code = ended.code();
    if (found.isPresent()) {
      return new Answer.Found(found.get());
    }
    if (scanner.infected().contains(code)) {
      return new Answer.Found(scanner.unnamed());
    }
    if (scanner.clean().contains(code)) {
      return new Answer.Clean();
    }
    if (scanner.error().contains(code)) {
      return failed(Cause.ENGINE_ERROR, ended, "exit code " + code);
    }
    return code > SIGNAL && code <= LAST_SIGNAL
        ? failed(Cause.BROKEN, ended, "killed by signal " + (code - SIGNAL))
        : failed(
            Cause.NOT_UNDERSTOOD,
            ended,
            "exit code " + code + ", which the catalogue does not list");
  }

  private static Answer failed(Cause cause, Ended ended, String how) {
    return Trouble.failed(cause, how + ": " + ended.firstLine());
  }
}
