package org.postern.inspection.engine.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.postern.inspection.engine.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All processes of one run: the program, what it started, and what those started. They are known by
 * a word in their environment, which a process inherits wherever it goes; its parent, its group and
 * its session it may leave.
 */
final class Kin {
  private static final Logger LOG = LoggerFactory.getLogger(Kin.class);
  private static final Path PROCESSES = Path.of("/proc");

  /** How long the system may take to end what was killed. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private Kin() {}

  /** Kills whatever is left of a run, and returns when it is gone. */
  static void end(Process program, String mark) {
    program.destroyForcibly();
    Deadline patience = Deadline.in(PATIENCE);
    List<ProcessHandle> left = marked(mark);
    while (!left.isEmpty() && !patience.passed()) {
      left.forEach(ProcessHandle::destroyForcibly);
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
      left = marked(mark);
    }
    if (!left.isEmpty()) {
      LOG.warn("processes {} of an engine were killed and do not end", left);
    }
  }

  private static List<ProcessHandle> marked(String mark) {
    List<ProcessHandle> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path entry : entries) {
        if (environment(entry).contains(mark)) {
          handle(entry).ifPresent(found::add);
        }
      }
    } catch (IOException e) {
      LOG.warn("{} cannot be listed: {}", PROCESSES, e.toString());
    }
    return found;
  }

  private static Optional<ProcessHandle> handle(Path entry) {
    return ProcessHandle.of(Long.parseLong(entry.getFileName().toString()));
  }

  /** Empty for a process that has ended or is somebody else's. */
  private static String environment(Path entry) {
    try {
      return new String(Files.readAllBytes(entry.resolve("environ")), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
