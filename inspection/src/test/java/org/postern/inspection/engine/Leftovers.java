package org.postern.inspection.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a piece of code leaves behind in this process: descriptors and threads. */
public final class Leftovers {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  private Leftovers() {}

  /**
   * Runs {@code task} a few times so that everything that is made once is there, then {@code times}
   * more, and checks that nothing has grown.
   */
  public static void none(int times, Runnable task) {
    for (int i = 0; i < 3; i++) {
      task.run();
    }
    long descriptors = descriptors();
    long threads = threads();
    for (int i = 0; i < times; i++) {
      task.run();
    }
    assertThat(descriptors()).as("open descriptors").isLessThanOrEqualTo(descriptors);
    assertThat(threads()).as("threads").isLessThanOrEqualTo(threads);
  }

  private static long descriptors() {
    try (Stream<Path> open = Files.list(DESCRIPTORS)) {
      return open.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long threads() {
    return Thread.getAllStackTraces().size();
  }
}
