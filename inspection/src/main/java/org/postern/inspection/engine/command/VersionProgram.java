package org.postern.inspection.engine.command;

import java.nio.file.Path;
import java.util.List;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Trouble;
import org.postern.inspection.engine.program.Ended;
import org.postern.inspection.engine.program.Program;

/** A scanner of the catalogue that says what it is, and looks at nothing. */
record VersionProgram(Scanner scanner) implements Program {
  @Override
  public Path path() throws Trouble {
    return new ScannerProgram(scanner).path();
  }

  @Override
  public List<String> arguments(Path folder, Path file) {
    return scanner.version();
  }

  @Override
  public boolean readsInput() {
    return false;
  }

  @Override
  public Answer meaning(Ended ended) {
    throw new IllegalStateException("a version is no answer");
  }
}
