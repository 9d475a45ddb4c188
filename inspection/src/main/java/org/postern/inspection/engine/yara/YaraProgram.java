package org.postern.inspection.engine.yara;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Trouble;
import org.postern.inspection.engine.program.Ended;
import org.postern.inspection.engine.program.Program;
import org.postern.inspection.text.OneLine;

/**
 * The program yara with a file of compiled rules. It prints a line {@code RULE FILE} for each rule
 * that holds and ends with 0, whether any does or not; every other end is a failure.
 *
 * @param place where the program is
 * @param rules the compiled rules
 * @param timeout after which it gives up by itself
 */
record YaraProgram(Path place, Path rules, Duration timeout) implements Program {
  private static final int LONGEST_NAME = 200;

  /** One rule is enough to know; a few more do no harm. */
  private static final String MOST_RULES = "10";

  /** Codes above it are signals. */
  private static final int SIGNAL = 128;

  @Override
  public Path path() throws Trouble {
    if (!Files.isRegularFile(place) || !Files.isExecutable(place)) {
      throw new Trouble(Cause.UNREACHABLE, "there is no program " + place + "; install yara");
    }
    return place;
  }

  /**
   * A string that matches too often makes its rule unsure, which is a warning: so warnings fail.
   */
  @Override
  public List<String> arguments(Path folder, Path file) {
    return List.of(
        "--compiled-rules",
        "--fast-scan",
        "--fail-on-warnings",
        "--max-rules=" + MOST_RULES,
        "--timeout=" + (timeout.toSeconds() + 1),
        rules.toString(),
        file.toString());
  }

  @Override
  public boolean readsInput() {
    return false;
  }

  @Override
  public Answer meaning(Ended ended) {
    Optional<String> rule = rule(ended);
    if (rule.isPresent()) {
      return new Answer.Found(rule.get());
    }
    if (ended.code() > SIGNAL) {
      return Trouble.failed(Cause.BROKEN, "killed by signal " + (ended.code() - SIGNAL));
    }
    if (ended.code() != 0) {
      return Trouble.failed(
          ended.output().contains("timed out") ? Cause.TIMEOUT : Cause.ENGINE_ERROR,
          "exit code " + ended.code() + ": " + ended.firstLine());
    }
    return ended.output().isBlank()
        ? new Answer.Clean()
        : Trouble.failed(Cause.NOT_UNDERSTOOD, ended.firstLine());
  }

  private static Optional<String> rule(Ended ended) {
    String end = " " + ended.file();
    return ended
        .output()
        .lines()
        .filter(line -> line.endsWith(end) && line.indexOf(' ') == line.length() - end.length())
        .map(line -> OneLine.of(line.substring(0, line.indexOf(' ')), LONGEST_NAME))
        .filter(name -> !name.isBlank())
        .findFirst();
  }
}
