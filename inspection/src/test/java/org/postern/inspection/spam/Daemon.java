package org.postern.inspection.spam;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/**
 * A program of the system that a test runs in a folder of its own, with its children. Where it is
 * not installed the test is skipped, or fails if the system property {@code
 * postern.daemons.required} is {@code true}.
 */
final class Daemon implements AutoCloseable {
  private final Path folder;
  private Process process;

  private Daemon(Path folder) {
    this.folder = folder;
  }

  static void require(Path program, String debianPackage) {
    if (!Files.isExecutable(program)) {
      String missing = program + " is missing; install the package " + debianPackage;
      if (Boolean.getBoolean("postern.daemons.required")) {
        throw new AssertionError(missing);
      }
      Assumptions.abort(missing + " to run this");
    }
  }

  /** Makes a folder. Not that of the build: the path of a unix socket has at most 107 bytes. */
  static Daemon in(String name) {
    try {
      Path folder = Files.createTempDirectory(name);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
      return new Daemon(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what is said on a port to {@code question}; empty if nobody listens. */
  static String says(String host, int port, String question) {
    try (Socket socket = new Socket(host, port)) {
      socket.setSoTimeout(5000);
      socket.getOutputStream().write(question.getBytes(US_ASCII));
      return new String(socket.getInputStream().readNBytes(100), US_ASCII);
    } catch (IOException e) {
      return "";
    }
  }

  Path folder() {
    return folder;
  }

  void write(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void start(List<String> command) {
    try {
      process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("output").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void await(Callable<Boolean> answers) {
    try {
      Awaitility.await(folder.getFileName().toString())
          .atMost(60, SECONDS)
          .failFast("it has ended", () -> !process.isAlive())
          .until(answers);
    } catch (RuntimeException e) {
      String said = output();
      close();
      throw new IllegalStateException("it does not answer; it said: " + said, e);
    }
  }

  String output() {
    try {
      return Files.readString(folder.resolve("output"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Asks it to end, with its children, ends them all if it does not, and removes its folder. */
  @Override
  public void close() {
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    process.destroy();
    try {
      if (!process.waitFor(10, SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(handle -> handle.onExit().join());
    remove();
  }

  private void remove() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      // A child removed its file at the same time.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
