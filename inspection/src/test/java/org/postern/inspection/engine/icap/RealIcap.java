package org.postern.inspection.engine.icap;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.postern.inspection.engine.RealClamd;

/**
 * A c-icap of the system with its virus scanner and a {@link RealClamd} behind it, run by a test
 * with a configuration of its own on two ports of 127.0.0.1, the second with TLS. Where it is not
 * installed the test is skipped, or fails if the system property {@code postern.daemons.required}
 * is {@code true}.
 */
public final class RealIcap implements AutoCloseable {
  /** Above this size its service {@code limited} lets content pass without scanning it. */
  static final int MAX_OBJECT_SIZE = 1 << 20;

  private static final Path PROGRAM = Path.of("/usr/bin/c-icap");
  private static final String MODULES = "/usr/lib/x86_64-linux-gnu/c_icap";

  private final RealClamd clamd;
  private final Path folder;
  private final int port;
  private final int tlsPort;
  private final TestCertificate certificate;
  private final Process process;

  private RealIcap(RealClamd clamd, String clamdSocket, Path folder) throws IOException {
    this.clamd = clamd;
    this.folder = folder;
    this.port = freePort();
    this.tlsPort = freePort();
    this.certificate = TestCertificate.forHost(folder, "localhost");
    Files.createDirectory(folder.resolve("tmp"));
    Path conf = Files.writeString(folder.resolve("c-icap.conf"), configuration(clamdSocket));
    this.process =
        new ProcessBuilder(PROGRAM.toString(), "-N", "-f", conf.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
  }

  /** Starts one in a new folder and waits until it listens. */
  public static RealIcap start() {
    return start(RealClamd::unixAddress);
  }

  /** Starts one that looks for clamd where there is none. */
  static RealIcap startWithoutClamd() {
    return start(clamd -> "/nonexistent/clamd.ctl");
  }

  private static RealIcap start(Function<RealClamd, String> socket) {
    Path module = Path.of(MODULES, "clamd_mod.so");
    if (!Files.isExecutable(PROGRAM) || !Files.exists(module)) {
      String missing =
          PROGRAM + " is missing; install the packages c-icap and libc-icap-mod-virus-scan";
      if (Boolean.getBoolean("postern.daemons.required")) {
        throw new AssertionError(missing);
      }
      Assumptions.abort(missing);
    }
    RealClamd clamd = RealClamd.start();
    try {
      RealIcap icap =
          new RealIcap(clamd, socket.apply(clamd), Files.createTempDirectory("postern-icap"));
      icap.awaitListening();
      return icap;
    } catch (IOException e) {
      clamd.close();
      throw new UncheckedIOException(e);
    }
  }

  private String configuration(String clamdSocket) {
    return String.join(
        "\n",
        "PidFile " + folder.resolve("pid"),
        "CommandsSocket " + folder.resolve("control"),
        "StartServers 1",
        "MaxServers 2",
        "ThreadsPerChild 10",
        "MaxKeepAliveRequests 5",
        "KeepAliveTimeout 60",
        "Port 127.0.0.1:" + port,
        "TlsPort 127.0.0.1:"
            + tlsPort
            + " cert="
            + certificate.file()
            + " key="
            + certificate.keyFile(),
        "TmpDir " + folder.resolve("tmp"),
        "ModulesDir " + MODULES,
        "ServicesDir " + MODULES,
        "TemplateDir /usr/share/c_icap/templates/",
        "LoadMagicFile /etc/c-icap/c-icap.magic",
        "ServerLog " + folder.resolve("log"),
        "AccessLog " + folder.resolve("access"),
        "Service echo srv_echo.so",
        "Service limited virus_scan.so",
        "ServiceAlias avscan limited?allow204=on&sizelimit=off&mode=simple",
        "Module common clamd_mod.so",
        "clamd_mod.ClamdSocket " + clamdSocket,
        "virus_scan.ScanFileTypes TEXT DATA EXECUTABLE ARCHIVE DOCUMENT STREAM",
        "virus_scan.MaxObjectSize " + MAX_OBJECT_SIZE,
        "virus_scan.DefaultEngine clamd",
        "");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private void awaitListening() {
    try {
      Awaitility.await().atMost(30, SECONDS).ignoreExceptions().until(this::listens);
    } catch (RuntimeException e) {
      String said = output();
      close();
      throw new IllegalStateException("c-icap does not answer; it said: " + said, e);
    }
  }

  private boolean listens() throws IOException {
    SocketChannel.open(new InetSocketAddress("127.0.0.1", tlsPort)).close();
    SocketChannel.open(new InetSocketAddress("127.0.0.1", port)).close();
    return true;
  }

  private String output() {
    try {
      return Files.readString(folder.resolve("output"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Returns the address of a service of it. */
  String address(String service) {
    return "//127.0.0.1:" + port + "/" + service;
  }

  /** Returns the address of a service of it over TLS, for the name in its certificate. */
  String tlsAddress(String service) {
    return "//localhost:" + tlsPort + "/" + service;
  }

  /** Returns the file of its certificate. */
  Path certificate() {
    return certificate.file();
  }

  /** Returns how to name it in a list of engines. */
  public String uri() {
    return "icap:" + address("avscan");
  }

  /** Returns the clamd behind it. */
  RealClamd clamd() {
    return clamd;
  }

  /** Kills it with its children and removes its folder. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
    clamd.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
