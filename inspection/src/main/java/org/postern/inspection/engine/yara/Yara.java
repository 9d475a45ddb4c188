package org.postern.inspection.engine.yara;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Detects;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.engine.program.Limits;
import org.postern.inspection.engine.program.ProgramRuns;

/** Compiled rules, read anew for each content: a new file of them counts at once. */
final class Yara implements Engine {
  private final String name;
  private final YaraProgram program;
  private final ProgramRuns runs;

  Yara(String name, YaraProgram program, Limits limits) {
    this.name = name;
    this.program = program;
    this.runs = new ProgramRuns(limits);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Answer ask(Content content, Deadline deadline) {
    return runs.ask(program, content, deadline);
  }

  @Override
  public boolean readsMime() {
    return false;
  }

  /** The test file is found only by rules that have one for it. */
  @Override
  public Detects detects() {
    return Detects.WHAT_IT_LISTS;
  }

  @Override
  public Optional<Instant> dated() {
    try {
      return Optional.of(Files.getLastModifiedTime(program.rules()).toInstant());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public String version() {
    String rules = name + " (" + program.rules().getFileName();
    return rules + dated().map(time -> " of " + time).orElse("") + ")";
  }

  @Override
  public void close() {
    runs.close();
  }
}
