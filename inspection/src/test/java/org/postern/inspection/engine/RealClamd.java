package org.postern.inspection.engine;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/**
 * A clamd of the system, run by a test with a configuration and a signature file of its own: it
 * knows the EICAR test file and nothing else, listens on a unix socket and on a port of 127.0.0.1,
 * and runs as whoever runs the test. Where clamd is not installed the test is skipped, or fails if
 * the system property {@code postern.daemons.required} is {@code true}.
 *
 * <pre>{@code
 * try (RealClamd clamd = RealClamd.start()) {
 *   ... clamd.unixUri() ... clamd.tcpUri() ...
 * }
 * }</pre>
 */
public final class RealClamd implements AutoCloseable {
  /** The content size above which it refuses, unless it is started again with another. */
  public static final long STREAM_MAX_LENGTH = 20L << 20;

  /** How many contents it scans at once. */
  public static final int THREADS = 4;

  private static final Path PROGRAM = Path.of("/usr/sbin/clamd");

  private final Path folder;
  private final int port;
  private Process process;

  private RealClamd(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /** Starts one in a new folder and waits until it answers. */
  public static RealClamd start() {
    if (!Files.isExecutable(PROGRAM)) {
      if (Boolean.getBoolean("postern.daemons.required")) {
        throw new AssertionError(PROGRAM + " is missing; install the package clamav-daemon");
      }
      Assumptions.abort(PROGRAM + " is missing; install the package clamav-daemon to run this");
    }
    try {
      // Not the folder of the build: the path of a unix socket has at most 107 bytes.
      Path folder = Files.createTempDirectory("postern-clamd");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      int port = freePort();
      Files.createDirectory(folder.resolve("db"));
      Files.createDirectory(folder.resolve("tmp"));
      Files.writeString(folder.resolve("db/test.ndb"), signature());
      RealClamd clamd = new RealClamd(folder, port, run(folder, port, STREAM_MAX_LENGTH));
      clamd.awaitAnswer();
      return clamd;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts it again where it was, after {@link #kill}, and waits until it answers.
   *
   * @param streamMaxLength the content size above which it refuses
   */
  public void restart(long streamMaxLength) {
    try {
      process = run(folder, port, streamMaxLength);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitAnswer();
  }

  private static Process run(Path folder, int port, long streamMaxLength) throws IOException {
    Path conf = folder.resolve("clamd.conf");
    Files.writeString(conf, configuration(folder, port, streamMaxLength));
    return new ProcessBuilder(PROGRAM.toString(), "-c", conf.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }

  /** {@code User} is not set: clamd then stays who it is, root or not. */
  private static String configuration(Path folder, int port, long streamMaxLength) {
    return String.join(
        "\n",
        "Foreground yes",
        "LocalSocket " + folder.resolve("clamd.ctl"),
        "LocalSocketMode 666",
        "FixStaleSocket yes",
        "TCPAddr 127.0.0.1",
        "TCPSocket " + port,
        "DatabaseDirectory " + folder.resolve("db"),
        "TemporaryDirectory " + folder.resolve("tmp"),
        "LogFile " + folder.resolve("log"),
        "MaxThreads " + THREADS,
        "StreamMaxLength " + streamMaxLength,
        "AlertExceedsMax yes",
        "SelfCheck 0",
        "");
  }

  /** As ClamAV's own: the test file at the start of a content. */
  private static String signature() {
    return "Eicar-Test-Signature:0:0:" + HexFormat.of().formatHex(eicar()) + "\n";
  }

  /** Returns the EICAR test file, joined at run time. */
  public static byte[] eicar() {
    return String.join(
            "-",
            "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR",
            "STANDARD",
            "ANTIVIRUS",
            "TEST",
            "FILE!$H+H*")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private void awaitAnswer() {
    try {
      for (String address : List.of(unixAddress(), tcpAddress())) {
        Endpoint endpoint = Endpoint.parse(address);
        Awaitility.await("clamd on " + address)
            .atMost(60, SECONDS)
            .failFast("clamd has ended", () -> !process.isAlive())
            .until(
                () ->
                    !new ClamdVersion("", endpoint, Duration.ofSeconds(1), System::nanoTime)
                        .line()
                        .isEmpty());
      }
    } catch (RuntimeException e) {
      String said = output();
      close();
      throw new IllegalStateException("clamd does not answer; it said: " + said, e);
    }
  }

  /** Returns the path of its unix socket. */
  public String unixAddress() {
    return folder.resolve("clamd.ctl").toString();
  }

  /** Returns its {@code host:port}. */
  public String tcpAddress() {
    return "127.0.0.1:" + port;
  }

  /** Returns how to name it in a list of engines, over its unix socket. */
  public String unixUri() {
    return "clamd:" + unixAddress();
  }

  /** Returns how to name it in a list of engines, over TCP. */
  public String tcpUri() {
    return "clamd:" + tcpAddress();
  }

  /** Stops it where it stands, so that it neither takes nor answers anything. */
  public void pause() {
    signal("STOP");
  }

  /** Lets it go on after {@link #pause}. */
  public void resume() {
    signal("CONT");
  }

  /** Kills it at once, and returns when it is gone. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  private void signal(String name) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
      if (kill.waitFor() != 0) {
        throw new IllegalStateException("kill -" + name + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String output() {
    try {
      return Files.readString(folder.resolve("output"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Kills it and removes its folder. */
  @Override
  public void close() {
    kill();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
