package org.postern.james38;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@link DemoServer} in a process of its own, as the demonstration starts it. */
final class Server implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path directory;
  private final Process process;
  private final BufferedReader out;

  /** Starts the server on any free port; {@link #awaitReady} tells which. */
  Server(Path directory, Path conf) throws IOException {
    this.directory = directory;
    Path target = Path.of("target").toAbsolutePath();
    String libraries = Files.readString(target.resolve("server.classpath")).strip();
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.net.preferIPv4Stack=true",
                "-cp",
                target.resolve("classes") + ":" + target.resolve("test-classes") + ":" + libraries,
                DemoServer.class.getName(),
                "0",
                directory.toString(),
                conf.toString(),
                target.resolve("postern-james-extension-38.jar").toString())
            .redirectError(log().toFile())
            .start();
    out = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Waits until the server takes mail.
   *
   * @return its port
   * @throws IOException with all that the server said, if it ended instead
   */
  int awaitReady() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new IOException("the server did not start:\n" + Files.readString(log()));
    }
    return Integer.parseInt(line.substring(line.indexOf(':') + 1));
  }

  Path directory() {
    return directory;
  }

  /** What the server wrote to standard error so far. */
  Path log() {
    return directory.resolve("stderr");
  }

  /** The messages that lie in the mailbox of an address. */
  List<Path> delivered(String address) throws IOException {
    Path folder = directory.resolve("var/mail/delivered").resolve(address);
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".eml")).sorted().toList();
    }
  }

  /** Ends standard input and waits for the server to go. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("the server does not end");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
