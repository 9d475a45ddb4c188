package org.postern.inspection.engine.command;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Trouble;
import org.postern.inspection.engine.program.Ended;
import org.postern.inspection.engine.program.ProgramRuns;
import org.postern.inspection.text.OneLine;

/**
 * What a scanner says of itself, such as {@code ClamAV 1.4.6/27712/Sat Nov 21 08:00:41 2026}. It is
 * asked again every minute, beside the questions, which go on with what was known.
 */
final class CommandVersion {
  private static final Duration FRESH = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Content NOTHING = Content.of(new byte[0]);
  private static final int LONGEST = 200;

  private final Scanner scanner;
  private final ProgramRuns runs;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile String line;
  private volatile Deadline next = Deadline.in(Duration.ZERO);

  CommandVersion(Scanner scanner, ProgramRuns runs) {
    this.scanner = scanner;
    this.runs = runs;
    this.line = scanner.product();
  }

  String line() {
    if (!scanner.version().isEmpty() && next.passed() && asking.compareAndSet(false, true)) {
      Thread.ofVirtual().name("postern-version-" + scanner.name()).start(this::ask);
    }
    return line;
  }

  private void ask() {
    try {
      Ended ended = runs.run(new VersionProgram(scanner), NOTHING, Deadline.in(PATIENCE));
      if (ended.code() == 0 && !ended.output().isBlank()) {
        line = OneLine.of(ended.firstLine(), LONGEST);
      }
    } catch (Trouble trouble) {
      // What was known is as good as anything; a question will tell of the trouble.
    } finally {
      next = Deadline.in(FRESH);
      asking.set(false);
    }
  }
}
