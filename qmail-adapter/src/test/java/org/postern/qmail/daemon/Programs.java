package org.postern.qmail.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The C programs, compiled from source for the tests. */
final class Programs {
  private static final Path TARGET = Path.of("target", "programs").toAbsolutePath();

  private Programs() {}

  /**
   * Returns postern-queue. Skips the test where there is no C compiler, unless there must be one.
   */
  static Path posternQueue() throws IOException, InterruptedException {
    return compiled("postern-queue", "src/main/c/build", TARGET.toString());
  }

  /** Returns the stand-in for the real qmail-queue. */
  static Path fakeQmailQueue() throws IOException, InterruptedException {
    Files.createDirectories(TARGET);
    Path program = TARGET.resolve("fake-qmail-queue");
    return compiled(
        program.getFileName().toString(),
        "cc",
        "-std=c99",
        "-O1",
        "-Wall",
        "-Wextra",
        "-Werror",
        "-o",
        program.toString(),
        "src/test/c/fake-qmail-queue.c");
  }

  /** Skips the test if something is missing, or fails it where nothing may be missing. */
  static void need(boolean there, String what) {
    if (Boolean.getBoolean("postern.daemons.required")) {
      assertThat(there).as(what).isTrue();
    }
    assumeTrue(there, "missing: " + what);
  }

  private static Path compiled(String name, String... command)
      throws IOException, InterruptedException {
    need(runs("cc", "--version"), "a C compiler: install gcc");
    Path program = TARGET.resolve(name);
    if (!Files.exists(program) || olderThanSources(program)) {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes());
      assertThat(process.waitFor()).as("%s: %s", List.of(command), said).isZero();
    }
    return program;
  }

  private static boolean olderThanSources(Path program) throws IOException {
    for (String folder : List.of("src/main/c", "src/test/c")) {
      try (var files = Files.list(Path.of(folder))) {
        for (Path file : files.toList()) {
          if (Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(program)) > 0) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
