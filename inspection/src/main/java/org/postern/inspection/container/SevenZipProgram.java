package org.postern.inspection.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The program 7z of Debian's package 7zip, run as a process of its own with limits on memory, time
 * and files. It is given one file with a name of ours, writes nothing but to its output, and no
 * name from a message is ever on its command line.
 *
 * @param path where it is
 */
record SevenZipProgram(Path path) {
  private static final Path TIMEOUT = Path.of("/usr/bin/timeout");
  private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");
  private static final int SECONDS = 5;
  private static final long MEMORY = 1L << 30;

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

  /** A run whose output is being read. Closing it ends the process. */
  static final class Run implements AutoCloseable {
    private final Process process;

    private Run(Process process) {
      this.process = process;
    }

    InputStream output() {
      return process.getInputStream();
    }

    @Override
    public void close() throws IOException {
      process.destroyForcibly();
      process.getInputStream().close();
    }
  }

  /** Starts a listing, in the form of one property on each line. */
  Run list(Path file) throws IOException {
    return start(file, List.of("l", "-slt", "-sccUTF-8"));
  }

  /** Starts unpacking all files, one after the other, to the output. */
  Run unpack(Path file) throws IOException {
    return start(file, List.of("x", "-so"));
  }

  private Run start(Path file, List<String> words) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(TIMEOUT.toString(), "-s", "KILL", Integer.toString(SECONDS)));
    command.addAll(List.of(PRLIMIT.toString(), "--as=" + MEMORY, "--cpu=" + SECONDS));
    command.addAll(List.of("--fsize=0", "--nofile=64", "--core=0", "--", path.toString()));
    command.addAll(words);
    // A password that is given is not asked for; one thread; no guess at what the name says.
    command.addAll(List.of("-pnone", "-mmt=1", "--", file.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(file.getParent().toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().put("LC_ALL", "C.UTF-8");
    return new Run(builder.start());
  }
}
