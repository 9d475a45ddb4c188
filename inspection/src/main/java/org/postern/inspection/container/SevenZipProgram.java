package org.postern.inspection.container;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The program 7z of Debian's package 7zip, run as processes of its own with limits on memory, time,
 * output and files. It is given one file with a name of ours, may write nothing but its output, and
 * no name from a message is ever on its command line.
 *
 * @param path where it is
 */
record SevenZipProgram(Path path) {
  private static final Path TIMEOUT = Path.of("/usr/bin/timeout");
  private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");
  private static final int SECONDS = 5;
  private static final long MEMORY = 1L << 30;

  /** Bytes that a listing may have; it goes on no further than the members that are wanted. */
  private static final long LONGEST_LISTING = 16 << 20;

  /**
   * Runs the words behind the first, and takes as many bytes of output as the first says. At its
   * end, or when it is told to end, nothing is left of the process group that {@code timeout} made:
   * not the program, and not what it may have started.
   */
  private static final String SCRIPT =
      "trap 'kill -KILL 0' TERM; most=$1; shift; \"$@\" | head -c \"$most\" & wait $!; kill -KILL 0";

  /** Returns the program, if it and what limits it are installed. */
  static Optional<SevenZipProgram> installed() {
    if (!Files.isExecutable(TIMEOUT) || !Files.isExecutable(PRLIMIT)) {
      return Optional.empty();
    }
    return Stream.of("/usr/bin/7zz", "/usr/bin/7z")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .map(SevenZipProgram::new);
  }

  /** Lists a file, in the form of one property on each line. */
  void list(Path file, Path output, BooleanSupplier late) throws IOException {
    run(file, output, LONGEST_LISTING, List.of("l", "-slt", "-sccUTF-8"), late);
  }

  /** Unpacks all files, one after the other, up to a number of bytes. */
  void unpack(Path file, Path output, long most, BooleanSupplier late) throws IOException {
    run(file, output, most, List.of("x", "-so"), late);
  }

  private void run(Path file, Path output, long most, List<String> words, BooleanSupplier late)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(TIMEOUT.toString(), "-s", "KILL", Integer.toString(SECONDS)));
    command.addAll(List.of("/bin/sh", "-c", SCRIPT, "sh", Long.toString(most)));
    command.addAll(List.of(PRLIMIT.toString(), "--as=" + MEMORY, "--cpu=" + SECONDS));
    command.addAll(List.of("--fsize=0", "--nofile=64", "--core=0", "--", path.toString()));
    command.addAll(words);
    // A password that is given is not asked for; one thread; no guess at what the name says.
    command.addAll(List.of("-pnone", "-mmt=1", "--", file.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(file.getParent().toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().put("LC_ALL", "C.UTF-8");
    await(builder.start(), late);
  }

  /** Waits for the end, which comes after {@link #SECONDS} at the latest. */
  private static void await(Process process, BooleanSupplier late) throws IOException {
    try {
      while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
        if (late.getAsBoolean()) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the program 7z ran");
    } finally {
      // This asks timeout, which asks the whole group; whoever does not listen is killed by it.
      process.destroy();
    }
  }
}
