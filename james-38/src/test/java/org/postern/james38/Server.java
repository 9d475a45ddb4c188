package org.postern.james38;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@link DemoServer} in a process of its own, as the demonstration starts it. */
final class Server implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path directory;
  private final Process process;
  private final int port;

  /**
   * Starts the server on any free port and waits until it takes mail.
   *
   * @throws IOException with all that the server said, if it ended instead
   */
  Server(Path directory, Path conf) throws IOException {
    this(directory, conf, List.of());
  }

  /**
   * Starts the server with a file of its own for smtpserver.xml.
   *
   * @throws IOException with all that the server said, if it ended instead
   */
  Server(Path directory, Path conf, Path smtpserver) throws IOException {
    this(directory, conf, List.of(smtpserver.toString()));
  }

  private Server(Path directory, Path conf, List<String> more) throws IOException {
    this.directory = directory;
    Path target = Path.of("target").toAbsolutePath();
    String libraries = Files.readString(target.resolve("server.classpath")).strip();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.net.preferIPv4Stack=true",
                "-cp",
                target.resolve("classes") + ":" + target.resolve("test-classes") + ":" + libraries,
                DemoServer.class.getName(),
                "0",
                directory.toString(),
                conf.toString(),
                target.resolve("postern-james-extension-38.jar").toString()));
    command.addAll(more);
    process = new ProcessBuilder(command).redirectError(log().toFile()).start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String ready = out.readLine();
    if (ready == null) {
      throw new IOException("the server did not start:\n" + said());
    }
    port = Integer.parseInt(ready.substring(ready.indexOf(':') + 1));
  }

  /** Connects as a client that may send to this server's own domains only. */
  Smtp stranger() throws IOException {
    return new Smtp("127.0.0.1", port);
  }

  /** Connects as a client that may send anywhere. */
  Smtp relayClient() throws IOException {
    return new Smtp("127.0.0.2", port);
  }

  Path directory() {
    return directory;
  }

  /** What the server wrote to standard error so far. */
  String said() throws IOException {
    return Files.readString(log(), StandardCharsets.UTF_8);
  }

  /** The messages that lie in the mailbox of an address. */
  List<Path> delivered(String address) throws IOException {
    return files(directory.resolve("var/mail/delivered").resolve(address), "", ".eml");
  }

  /** The report lines of the mails of a sender. */
  List<String> reports(String sender) throws IOException {
    return said()
        .lines()
        .filter(line -> line.contains("scanned id=") && line.contains("from=<" + sender + ">"))
        .toList();
  }

  /** The messages that lie in a maildir of the quarantine. */
  List<Path> quarantined() throws IOException {
    return files(directory.resolve("var"), "/new/", "");
  }

  /** Sends SIGTERM and waits for the server to go. */
  void terminate() throws IOException {
    process.destroy();
    awaitEnd();
  }

  /** Ends standard input and waits for the server to go. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    awaitEnd();
  }

  boolean running() {
    return process.isAlive();
  }

  private void awaitEnd() throws IOException {
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

  private Path log() {
    return directory.resolve("stderr");
  }

  private static List<Path> files(Path folder, String within, String ending) throws IOException {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().contains(within) && file.toString().endsWith(ending))
          .sorted()
          .toList();
    }
  }
}
