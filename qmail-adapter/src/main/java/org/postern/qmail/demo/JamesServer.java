package org.postern.qmail.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.postern.inspection.text.OneLine;

/** A real James in a process of its own, with the extension jar and the shipped configuration. */
final class JamesServer implements AutoCloseable {
  private static final String READY = "ready ";
  private static final Duration TO_STOP = Duration.ofSeconds(10);

  private final Process process;
  private final Path log;
  private final CompletableFuture<InetSocketAddress> ready = new CompletableFuture<>();

  private JamesServer(Process process, Path log, Reports reports) {
    this.process = process;
    this.log = log;
    Thread.ofPlatform().daemon().name("james").start(() -> read(reports));
  }

  /**
   * Starts it; {@link #await} says when it takes mail.
   *
   * @param port of its SMTP server on 127.0.0.1
   * @param reports gets what it reports
   */
  static JamesServer start(Workplace place, Path conf, int port, Reports reports)
      throws IOException, DemoException {
    Path target = place.source("james-38/target");
    Path libraries = target.resolve("server.classpath");
    Path extension = target.resolve("postern-james-extension-38.jar");
    if (Files.notExists(libraries) || Files.notExists(extension)) {
      throw new DemoException("James is not built: run ./postern build");
    }
    Path log = place.folder().resolve("james.log");
    Path logging = place.folder().resolve("james-logback.xml");
    Files.writeString(logging, logging(log));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // The classes as they lie in memory after the first run: the next start is quicker.
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + target.resolve("server.jsa"),
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.net.preferIPv4Stack=true",
                "-Dlogback.configurationFile=" + logging,
                "-cp",
                server(target) + ":" + Files.readString(libraries).strip(),
                "org.postern.james38.DemoServer",
                Integer.toString(port),
                place.folder("james").toString(),
                conf.toString(),
                extension.toString())
            .directory(place.folder().toFile())
            .redirectError(place.folder().resolve("james.err").toFile())
            .start();
    return new JamesServer(process, log, reports);
  }

  /** Waits until it takes mail. */
  InetSocketAddress await(Duration patience) throws InterruptedException, DemoException {
    try {
      return ready.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new DemoException("James did not start: " + reason(), e);
    } catch (TimeoutException e) {
      throw new DemoException(
          "James did not start within " + patience.toSeconds() + " s; what it said is in " + log,
          e);
    }
  }

  /** Returns whether the process is still there. */
  boolean alive() {
    return process.isAlive();
  }

  /** Waits until the process has gone. */
  void awaitEnd() throws InterruptedException {
    process.waitFor();
  }

  /** Ends the process: first by the end of its standard input, which it waits for. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      process.destroy();
    }
    try {
      if (!process.waitFor(TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void read(Reports reports) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(READY)) {
          int port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1).strip());
          ready.complete(new InetSocketAddress("127.0.0.1", port));
        } else {
          reports.accept(line);
        }
      }
      ready.completeExceptionally(new IOException("it ended"));
    } catch (IOException | NumberFormatException e) {
      ready.completeExceptionally(e);
    }
  }

  /** The last exception that it names, which is the deepest cause, and where there is more. */
  private String reason() {
    String last = "it does not say why";
    for (Path file : List.of(log.resolveSibling("james.err"), log)) {
      try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
        last = lines.filter(JamesServer::namesException).reduce(last, (_, next) -> next);
      } catch (IOException | UncheckedIOException e) {
        return "what it said is in " + file;
      }
    }
    return OneLine.of(last, 300) + "; more in " + log;
  }

  private static boolean namesException(String line) {
    return !line.startsWith("\t") && (line.contains("Exception: ") || line.contains("Error: "));
  }

  /** The jar of the server itself; a jar, because an archive of classes takes nothing else. */
  private static Path server(Path target) throws IOException, DemoException {
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().matches("postern-james-38-[0-9].*\\.jar"))
          .findFirst()
          .orElseThrow(() -> new DemoException("James is not built: run ./postern build"));
    }
  }

  /** Report lines to standard output, which is read here; all else to a file. */
  private static String logging(Path log) {
    return """
    <configuration>
      <appender name="FILE" class="ch.qos.logback.core.FileAppender">
        <file>%s</file>
        <encoder><pattern>%%d %%-5level %%logger{0} %%msg%%n</pattern></encoder>
      </appender>
      <appender name="REPORT" class="ch.qos.logback.core.ConsoleAppender">
        <encoder><pattern>%%msg%%n</pattern><charset>UTF-8</charset></encoder>
      </appender>
      <logger name="postern.report" level="INFO"><appender-ref ref="REPORT"/></logger>
      <root level="INFO"><appender-ref ref="FILE"/></root>
    </configuration>
    """
        .formatted(log);
  }
}
