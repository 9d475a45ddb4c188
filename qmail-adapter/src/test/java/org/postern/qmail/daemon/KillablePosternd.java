package org.postern.qmail.daemon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.postern.qmail.chain.Chain;
import org.postern.qmail.cli.Shipped;

/** A posternd in a process of its own, so that a test can kill it. */
final class KillablePosternd implements AutoCloseable {
  private static final String READY = "ready";

  private final Process process;

  /** What its chain does. */
  enum Rules {
    DELIVERING,
    SPLITTING,
    NEVER_ENDING,
    /** Those of a configuration in {@code conf}. */
    CONFIGURED
  }

  /** Starts one, and waits until it listens. The files are those of {@link House}. */
  KillablePosternd(Path directory, FakeQueue queue, Rules rules) throws IOException {
    process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                ManagementFactory.getRuntimeMXBean().getClassPath(),
                KillablePosternd.class.getName(),
                directory.toString(),
                queue.program().getParent().toString(),
                rules.name())
            .redirectErrorStream(true)
            .start();
    BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream()));
    StringBuilder said = new StringBuilder();
    for (String line; (line = out.readLine()) != null; said.append(line).append('\n')) {
      if (line.equals(READY)) {
        // Keeps the pipe from filling up; ends with the process.
        Thread.ofVirtual().start(() -> out.lines().forEach(ignored -> {}));
        return;
      }
    }
    throw new IOException("posternd did not start: " + said);
  }

  boolean runs() {
    return process.isAlive();
  }

  /** Ends it at once, as the system does when memory is short. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Stops it where it stands; only {@link #kill} is of use then. */
  void freeze() throws IOException, InterruptedException {
    int code = new ProcessBuilder("kill", "-STOP", String.valueOf(process.pid())).start().waitFor();
    if (code != 0) {
      throw new IOException("cannot be stopped: " + code);
    }
  }

  @Override
  public void close() {
    kill();
  }

  /** Runs it: the directory, that of the fake queue, the rules. */
  public static void main(String... args) throws Exception {
    Path directory = Path.of(args[0]);
    Chain chain =
        switch (Rules.valueOf(args[2])) {
          case DELIVERING -> FakeChain.delivering();
          case SPLITTING -> FakeChain.splitting();
          case NEVER_ENDING ->
              new FakeChain(
                  submission -> {
                    touch(directory.resolve("in-chain"));
                    while (true) {
                      LockSupport.park();
                    }
                  });
          case CONFIGURED -> Shipped.chain(directory.resolve("conf"));
        };
    Posternd.start(
        House.settings(
            directory,
            Path.of(args[1]).resolve("qmail-queue"),
            new String[] {"spoolMemory", "64k"}),
        chain,
        new Retries.Pause(Duration.ofMillis(20), Duration.ofMillis(20)));
    System.out.println(READY);
  }

  private static void touch(Path file) {
    try {
      Files.write(file, List.of());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
