package org.postern.inspection.engine.program;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Trouble;

/**
 * Runs programs, so many at once, each with the content in a private folder, limits on memory, time
 * and output, and a clean environment. At the end of a run nothing of it is left: no process,
 * whatever it started, and no file. Used by many threads at once.
 */
public final class ProgramRuns implements AutoCloseable {
  /** Sets limits and becomes the program: it is no shell, and no process stays between. */
  private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

  private static final int MOST_OUTPUT = 1 << 20;
  private static final long MOST_FILE = 2L << 30;
  private static final long GLANCE_MILLIS = 20;

  /** What prlimit says with its exit code when the program cannot be run. */
  private static final int CANNOT_RUN = 126;

  private static final int NOT_THERE = 127;

  private final Limits limits;
  private final Semaphore places;
  private volatile boolean closed;

  /**
   * @param limits of every run
   */
  public ProgramRuns(Limits limits) {
    this.limits = limits;
    this.places = new Semaphore(limits.processes(), true);
  }

  /** Returns what {@code program} says about {@code content}; it is there by the deadline. */
  public Answer ask(Program program, Content content, Deadline deadline) {
    try {
      return program.meaning(run(program, content, deadline));
    } catch (Trouble trouble) {
      return trouble.answer();
    }
  }

  /**
   * Returns how a run of {@code program} ended.
   *
   * @throws Trouble if it did not run to its end by the deadline, within its limits
   */
  public Ended run(Program program, Content content, Deadline deadline) throws Trouble {
    return placed(content, deadline, (workplace, own) -> run(program, workplace, own));
  }

  /**
   * Returns what a daemon, which may enter our folders, answers to one line on its unix socket: as
   * if it were a program that ended with the number that the answer begins with, or -1 if it begins
   * with none.
   *
   * @param words as in {@link Program#arguments}, with blanks between them on the line
   * @throws Trouble if it does not answer by the deadline
   */
  public Ended tell(
      Path socket, BiFunction<Path, Path, List<String>> words, Content content, Deadline deadline)
      throws Trouble {
    return placed(
        content,
        deadline,
        (workplace, own) -> {
          Path file = workplace.file();
          String line = String.join(" ", words.apply(workplace.folder(), file));
          String answer = PathQuestion.ask(socket, line, own);
          return new Ended(number(answer), answer, file);
        });
  }

  private static int number(String answer) {
    int colon = answer.indexOf(':');
    String number = colon < 0 ? answer : answer.substring(0, colon);
    return number.matches("[0-9]{1,3}") ? Integer.parseInt(number) : -1;
  }

  /** What is done with a content in its private folder. */
  private interface Task {
    Ended run(Workplace workplace, Deadline own) throws Trouble;
  }

  private Ended placed(Content content, Deadline deadline, Task task) throws Trouble {
    if (closed) {
      throw new Trouble(Cause.UNREACHABLE, "closed");
    }
    Deadline own = deadline.atMost(limits.timeout());
    try {
      if (!places.tryAcquire(own.left().toNanos(), TimeUnit.NANOSECONDS)) {
        throw new Trouble(Cause.BUSY, "no place for a process became free before the deadline");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble(Cause.BUSY, "interrupted while waiting for a place");
    }
    try (Workplace workplace = Workplace.of(content, own)) {
      return task.run(workplace, own);
    } finally {
      places.release();
    }
  }

  private Ended run(Program program, Workplace workplace, Deadline own) throws Trouble {
    Process process = start(program, workplace);
    try {
      return await(process, workplace, own);
    } catch (IOException e) {
      throw new Trouble(Cause.BROKEN, "its output cannot be read: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble(Cause.BROKEN, "interrupted while it ran");
    } finally {
      Kin.end(process, workplace.scratch().toString());
    }
  }

  private Process start(Program program, Workplace workplace) throws Trouble {
    Path path = program.path();
    if (!Files.isExecutable(PRLIMIT)) {
      throw new Trouble(Cause.UNREACHABLE, PRLIMIT + " is missing; install util-linux");
    }
    List<String> command = new ArrayList<>();
    command.add(PRLIMIT.toString());
    command.add("--as=" + limits.memory().bytes());
    // Should nobody be there to kill it.
    command.add("--cpu=" + (limits.timeout().toSeconds() + 1));
    command.add("--fsize=" + MOST_FILE);
    command.add("--core=0");
    command.add("--");
    command.add(path.toString());
    command.addAll(program.arguments(workplace.folder(), workplace.file()));
    File input = program.readsInput() ? workplace.file().toFile() : new File("/dev/null");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(workplace.folder().toFile())
            .redirectInput(input)
            .redirectOutput(workplace.output().toFile())
            .redirectErrorStream(true);
    String scratch = workplace.scratch().toString();
    builder.environment().clear();
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin");
    builder.environment().put("HOME", scratch);
    builder.environment().put("TMPDIR", scratch);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new Trouble(Cause.UNREACHABLE, "cannot be started: " + e.getMessage());
    }
  }

  /** Looks now and then whether it writes too much: a file needs no thread that reads it. */
  private static Ended await(Process process, Workplace workplace, Deadline own)
      throws IOException, InterruptedException, Trouble {
    while (!process.waitFor(
        Math.min(TimeUnit.MILLISECONDS.toNanos(GLANCE_MILLIS), own.left().toNanos()),
        TimeUnit.NANOSECONDS)) {
      bounded(workplace);
      if (own.passed()) {
        throw new Trouble(
            Cause.TIMEOUT,
            "was killed as it had not ended in time; it said: " + said(workplace, 0).firstLine());
      }
    }
    bounded(workplace);
    Ended ended = said(workplace, process.exitValue());
    if (ended.code() == NOT_THERE || ended.code() == CANNOT_RUN) {
      throw new Trouble(Cause.UNREACHABLE, "cannot be run: " + ended.firstLine());
    }
    return ended;
  }

  private static void bounded(Workplace workplace) throws IOException, Trouble {
    if (workplace.written() > MOST_OUTPUT) {
      throw new Trouble(Cause.NOT_UNDERSTOOD, "wrote more than " + MOST_OUTPUT + " bytes");
    }
  }

  private static Ended said(Workplace workplace, int code) throws IOException {
    return new Ended(code, workplace.said(MOST_OUTPUT), workplace.file());
  }

  /** Answers no more questions. Those that are under way end by themselves. */
  @Override
  public void close() {
    closed = true;
  }
}
