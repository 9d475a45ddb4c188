package org.postern.qmail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.engine.ClamdScripts;
import org.postern.inspection.engine.ScriptedClamd;
import org.postern.mailets.EnginePool;
import org.postern.qmail.chain.ProcessorChain;
import org.postern.qmail.daemon.Posternd;
import org.postern.qmail.daemon.PosterndSettings;
import org.postern.qmail.daemon.StatusPages;

/** {@code postern engines}: of a daemon that runs, and without one. */
class EnginesCommandTest {
  @TempDir private Path folder;
  private Path conf;

  @BeforeEach
  void configuration() throws IOException {
    conf = Shipped.in(folder);
    Files.writeString(
        conf.resolve(PosterndSettings.FILE),
        "socket %s\nstate %s\n".formatted(folder.resolve("socket"), folder.resolve("state")));
  }

  @Test
  void without_a_daemon_the_engines_prove_themselves_to_the_command() {
    Run run = engines();
    assertThat(run.err())
        .containsExactly("no posternd runs: the engines are asked by this command");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).hasSize(2);
    assertThat(run.out().get(0))
        .matches("engine +state +version +database +asked +failed +p50 +p99 +last canary");
    assertThat(run.out().get(1))
        .matches(
            "builtin +up +builtin \\(EICAR and 0 signatures\\) +- +0 +0 +- +- +passed 0 s ago");
  }

  @Test
  void one_that_does_not_detect_is_out_and_the_command_says_so() throws Exception {
    try (ScriptedClamd clamd = ScriptedClamd.onLoopback(ClamdScripts.answers("stream: OK"))) {
      engine(clamd.uri());
      Run run = engines();
      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.out().get(1))
          .startsWith("clamd ")
          .contains(" out ")
          .contains("FAILED 0 s ago");
      assertThat(run.out().get(2))
          .isEqualTo("clamd: last failure: not-detecting: does not find the EICAR test file");
    }
  }

  @Test
  void a_daemon_that_runs_is_asked() throws Exception {
    EnginePool pool = new EnginePool();
    try (ProcessorChain chain = new Configuration(conf).open(pool);
        StatusPages pages = new StatusPages(EnginesCommand.pages(pool, Clock.systemUTC()));
        Posternd daemon = Posternd.start(PosterndSettings.read(conf), chain, pages)) {
      assertThat(daemon.connections()).isZero();
      for (String act : new String[] {"", "test"}) {
        Run run = act.isEmpty() ? engines() : engines(act);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out().get(1)).startsWith("builtin ");
      }
      assertThat(engines("--json").out())
          .singleElement()
          .asString()
          .matches("\\[\\{\"name\":\"builtin\",\"state\":\"(up|doubted)\",.*\\}\\]");
      assertThat(Files.getPosixFilePermissions(folder.resolve("state/status.sock")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
    assertThat(folder.resolve("state/status.sock")).doesNotExist();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "GET /engines HTTP/1.1, 200 OK",
    "GET /engines?x=y HTTP/1.0, 200 OK",
    "GET /nothing HTTP/1.0, 404 Not Found",
    "POST /engines HTTP/1.0, 405 Method Not Allowed",
    "lorem, 405 Method Not Allowed"
  })
  void the_status_pages_speak_a_little_http(String request, String status) throws Exception {
    EnginePool pool = new EnginePool();
    try (ProcessorChain chain = new Configuration(conf).open(pool);
        StatusPages pages = new StatusPages(EnginesCommand.pages(pool, Clock.systemUTC()));
        Posternd daemon = Posternd.start(PosterndSettings.read(conf), chain, pages);
        SocketChannel client =
            SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("state/status.sock")))) {
      assertThat(daemon.connections()).isZero();
      client.write(ByteBuffer.wrap((request + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));
      ByteBuffer answer = ByteBuffer.allocate(10_000);
      while (client.read(answer) >= 0) {
        // until posternd ends the connection
      }
      assertThat(new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.0 " + status + "\r\n")
          .contains("\r\nConnection: close\r\n\r\n");
    }
  }

  @Test
  void only_test_can_be_asked_for() {
    Run run = engines("tets");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).containsExactly("\"tets\" is not known; write test, or nothing");
  }

  private void engine(String uri) throws IOException {
    Path container = conf.resolve("mailetcontainer.xml");
    Files.writeString(
        container,
        Files.readString(container)
            .replace("<engines>builtin:</engines>", "<engines>" + uri + "</engines>"));
  }

  private Run engines(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "engines";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--config";
    all[arguments.length + 2] = conf.toString();
    return Run.of(ChainExaminer::open, "", all);
  }
}
