package org.postern.inspection.engine.icap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;

/** Whom an engine over TLS believes. That it works is tried against a real server. */
class IcapTlsTest {
  private static final Content TEXT = Content.of("Hello Joe\r\n".getBytes());

  @TempDir static Path folder;
  private static TestCertificate localhost;
  private static TestCertificate other;

  @BeforeAll
  static void certificates() {
    localhost = TestCertificate.forHost(folder, "localhost");
    other = TestCertificate.forHost(folder, "other.example.org");
  }

  @ParameterizedTest(name = "{0} who is trusted as {1}: {3}")
  @CsvSource({
    "localhost,         localhost,         localhost, not-understood",
    "localhost,         localhost,         127.0.0.1, unreachable",
    "other.example.org, other.example.org, localhost, unreachable",
    "localhost,         other.example.org, localhost, unreachable",
    "localhost,         '',                localhost, unreachable"
  })
  void a_server_must_be_who_it_should_be(String server, String trusted, String host, String cause)
      throws Exception {
    TestCertificate certificate = server.equals("localhost") ? localhost : other;
    Path trust = trusted.equals("localhost") ? localhost.file() : other.file();
    Map<String, String> options = trusted.isEmpty() ? Map.of() : Map.of("trust", trust.toString());
    try (ServerSocket socket =
        certificate
            .server()
            .getServerSocketFactory()
            .createServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
      Thread serving = Thread.ofPlatform().daemon().start(() -> serve(socket));
      assertThat(cause(host + ":" + socket.getLocalPort(), options)).isEqualTo(cause);
      serving.join();
    }
  }

  /** Says something that is not ICAP to whoever gets through the handshake. */
  private static void serve(ServerSocket server) {
    try (Socket client = server.accept();
        OutputStream out = client.getOutputStream()) {
      client.getInputStream().read();
      out.write("hello\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // The client refused the handshake: that is what is tested.
    }
  }

  @Test
  void a_server_without_tls_is_not_spoken_to() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
      Thread serving = Thread.ofPlatform().daemon().start(() -> serve(plain));
      assertThat(
              cause(
                  "localhost:" + plain.getLocalPort(),
                  Map.of("trust", localhost.file().toString())))
          .isEqualTo("unreachable");
      serving.join();
    }
  }

  @Test
  void a_handshake_that_is_not_answered_ends_at_the_deadline() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        Engine engine = engine("127.0.0.1:" + silent.getLocalPort(), Map.of())) {
      assertThat(engine.ask(TEXT, Deadline.in(Duration.ofMillis(200))))
          .isInstanceOfSatisfying(
              Answer.Failed.class, failed -> assertThat(failed.cause()).isEqualTo(Cause.TIMEOUT));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"nowhere.pem", "empty.pem", "text.pem"})
  void a_file_without_certificates_is_a_mistake(String name) throws IOException {
    Files.writeString(folder.resolve("empty.pem"), "");
    Files.writeString(folder.resolve("text.pem"), "hello\n");
    String file = folder.resolve(name).toString();
    Settings settings = new Settings("", Map.of("trust", file));
    new IcapForm(true).read("//localhost:1344/avscan", settings);
    assertThat(catchThrowableOfType(SettingsException.class, settings::check).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.setting()).isEqualTo("trust");
              assertThat(problem.what()).contains(file).endsWith("write the path of a PEM file");
            });
  }

  private static String cause(String address, Map<String, String> options) {
    try (Engine engine = engine(address, options)) {
      Answer answer = engine.ask(TEXT, Deadline.in(Duration.ofSeconds(30)));
      return answer instanceof Answer.Failed failed ? failed.cause().word() : answer.toString();
    }
  }

  private static Engine engine(String address, Map<String, String> options) {
    return new IcapForm(true)
        .read("//" + address + "/avscan", new Settings("", options))
        .apply("icaps");
  }
}
