package org.postern.inspection.plaintext;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The program pdftotext of Debian's package poppler-utils, run as a process of its own with limits
 * on memory, time and files. It is given one file with a name of ours, writes nothing but to its
 * output, and nothing from a message is ever on its command line.
 *
 * @param path where it is
 */
record PdfProgram(Path path) {
  private static final Path PDFTOTEXT = Path.of("/usr/bin/pdftotext");
  private static final Path TIMEOUT = Path.of("/usr/bin/timeout");
  private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");
  private static final int SECONDS = 5;
  private static final long MEMORY = 1L << 30;

  /** Returns the program, if it and what limits it are installed. */
  static Optional<PdfProgram> installed() {
    boolean all = List.of(PDFTOTEXT, TIMEOUT, PRLIMIT).stream().allMatch(Files::isExecutable);
    return all ? Optional.of(new PdfProgram(PDFTOTEXT)) : Optional.empty();
  }

  /** Starts reading a file; its text goes to the output, in UTF-8. */
  Process start(Path file) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                TIMEOUT.toString(),
                "-s",
                "KILL",
                Integer.toString(SECONDS),
                PRLIMIT.toString(),
                "--as=" + MEMORY,
                "--cpu=" + SECONDS,
                "--fsize=0",
                "--nofile=64",
                "--core=0",
                "--",
                path.toString(),
                "-q",
                "-enc",
                "UTF-8",
                file.toString(),
                "-")
            .directory(file.getParent().toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.start();
  }
}
