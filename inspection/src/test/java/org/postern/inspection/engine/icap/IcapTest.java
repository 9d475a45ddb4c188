package org.postern.inspection.engine.icap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.AnswerText;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.engine.RealClamd;
import org.postern.inspection.engine.ScriptedPeer;
import org.postern.inspection.settings.Settings;

/** How an ICAP server is asked when all goes well. */
class IcapTest {
  private static final Duration AMPLE = Duration.ofSeconds(30);
  private static final Content TEXT = Content.of("Hello Joe\r\n".getBytes());

  @ParameterizedTest(name = "{0} bytes, preview {1}")
  @CsvSource({
    "0, ''",
    "0, 0",
    "0, 10",
    "1, ''",
    "1, 0",
    "1, 1",
    "1, 10",
    "1024, 1024",
    "1025, 1024",
    "65536, 1024",
    "65537, ''",
    "70000, 65536",
    "200000, 4000000",
    "3000000, 1024"
  })
  void every_byte_reaches_the_server(int size, String preview) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    List<byte[]> seen = new CopyOnWriteArrayList<>();
    String options = IcapServer.options(preview.isEmpty() ? "" : "Preview: " + preview + "\r\n");
    try (ScriptedPeer peer =
            ScriptedPeer.onLoopback(
                client -> {
                  seen.add(new IcapServer(client).content(options));
                  client.send(IcapServer.NO_CONTENT);
                });
        Engine engine = engine(peer)) {
      assertThat(AnswerText.of(engine.ask(Content.of(content), Deadline.in(AMPLE))))
          .isEqualTo("clean");
      assertThat(seen).singleElement().isEqualTo(content);
    }
  }

  @Test
  void the_server_is_asked_for_its_options_once_and_then_in_its_own_terms() throws Exception {
    List<String> heads = new CopyOnWriteArrayList<>();
    try (ScriptedPeer peer =
            ScriptedPeer.onLoopback(
                client -> {
                  IcapServer server = new IcapServer(client);
                  while (true) {
                    server.content(IcapServer.OPTIONS);
                    heads.add(server.heads());
                    client.send(IcapServer.NO_CONTENT);
                  }
                });
        Engine engine = engine(peer)) {
      assertThat(ask(engine)).isEqualTo("clean");
      assertThat(ask(engine)).isEqualTo("clean");
      assertThat(peer.connections()).isEqualTo(1);
      String service = "icap://" + peer.address() + "/avscan ICAP/1.0";
      assertThat(heads.get(1).lines().filter(line -> line.endsWith("ICAP/1.0")))
          .containsExactly("OPTIONS " + service, "RESPMOD " + service, "RESPMOD " + service);
      assertThat(heads.get(0).lines())
          .contains("Host: " + peer.address(), "Allow: 204", "Preview: 1024")
          .filteredOn(line -> line.startsWith("Encapsulated: req-hdr"))
          .singleElement()
          .asString()
          .matches("Encapsulated: req-hdr=0, res-hdr=\\d+, res-body=\\d+");
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"says so", "does not say so", "says more afterwards"})
  void a_connection_that_the_server_ends_is_replaced(String how) throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    String reply =
        how.equals("says so")
            ? IcapServer.NO_CONTENT.replace("ISTag", "Connection: close\r\nISTag")
            : IcapServer.NO_CONTENT;
    try (ScriptedPeer peer =
            ScriptedPeer.onLoopback(
                client -> {
                  new IcapServer(client).content(IcapServer.OPTIONS);
                  client.send(reply);
                  if (how.equals("says more afterwards")) {
                    client.pause(50);
                    client.send(reply);
                    ended.countDown();
                    client.takeAll();
                  }
                  client.end();
                  ended.countDown();
                });
        Engine engine = engine(peer)) {
      assertThat(ask(engine)).isEqualTo("clean");
      ended.await();
      assertThat(ask(engine)).isEqualTo("clean");
      assertThat(peer.connections()).isEqualTo(2);
    }
  }

  @Test
  void a_connection_that_ends_when_it_is_used_again_is_replaced_once() {
    try (ScriptedPeer peer =
            ScriptedPeer.onLoopback(
                client -> {
                  IcapServer server = new IcapServer(client);
                  server.content(IcapServer.OPTIONS);
                  client.send(IcapServer.NO_CONTENT);
                  server.request(IcapServer.OPTIONS);
                });
        Engine engine = engine(peer)) {
      assertThat(ask(engine)).isEqualTo("clean");
      assertThat(ask(engine)).isEqualTo("clean");
      assertThat(peer.connections()).isEqualTo(2);
    }
  }

  @Test
  void no_more_connections_are_opened_than_the_server_bears() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    String options = IcapServer.options("Max-Connections: 1\r\n");
    try (ScriptedPeer peer =
            ScriptedPeer.onLoopback(
                client -> {
                  new IcapServer(client).content(options);
                  asked.countDown();
                  awaitQuietly(answer);
                  client.send(IcapServer.NO_CONTENT);
                });
        Engine engine = engine(peer);
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<String> first = thread.submit(() -> ask(engine));
      asked.await();
      assertThat(AnswerText.of(engine.ask(TEXT, Deadline.in(Duration.ofMillis(200)))))
          .isEqualTo("failed busy");
      answer.countDown();
      assertThat(first.get()).isEqualTo("clean");
    }
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({"unscanned, failed engine-error", "clean, clean"})
  void a_204_to_the_first_bytes_is_clean_only_if_that_is_set(String partial, String meaning) {
    try (ScriptedPeer peer =
            ScriptedPeer.onLoopback(
                client -> {
                  IcapServer server = new IcapServer(client);
                  while (true) {
                    server.request(IcapServer.options("Preview: 4\r\n"));
                    server.chunks(new ByteArrayOutputStream());
                    client.send(IcapServer.NO_CONTENT);
                  }
                });
        Engine engine = engine(peer, Map.of("proof", "no", "partial", partial))) {
      assertThat(ask(engine)).isEqualTo(meaning);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"204", "200"})
  void an_answer_before_the_server_has_all_is_not_clean(String status) {
    byte[] large = new byte[32 << 20];
    String text = new String(large, StandardCharsets.US_ASCII);
    try (ScriptedPeer peer =
            ScriptedPeer.onLoopback(
                client -> {
                  new IcapServer(client).request(IcapServer.options(""));
                  client.take(100_000);
                  client.send(
                      status.equals("204")
                          ? IcapServer.NO_CONTENT
                          : IcapServer.reply("", "HTTP/1.1 200 OK", text));
                  client.takeAll();
                });
        Engine engine = engine(peer, Map.of("proof", "no", "partial", "clean"))) {
      assertThat(AnswerText.of(engine.ask(Content.of(large), Deadline.in(AMPLE))))
          .isEqualTo("failed engine-error");
    }
  }

  @Test
  void a_server_may_give_back_while_it_takes() {
    byte[] large = new byte[16 << 20];
    String head = "HTTP/1.1 200 OK\r\n\r\n";
    try (ScriptedPeer peer =
            ScriptedPeer.onLoopback(
                client -> {
                  new IcapServer(client).request(IcapServer.options(""));
                  client.send(
                      "ICAP/1.0 200 OK\r\nX-Infection-Found: Type=0; Threat=Worm.A;\r\n"
                          + "Encapsulated: res-hdr=0, res-body="
                          + head.length()
                          + "\r\n\r\n"
                          + head);
                  client.takeAll();
                });
        Engine engine = engine(peer)) {
      assertThat(AnswerText.of(engine.ask(Content.of(large), Deadline.in(AMPLE))))
          .isEqualTo("found Worm.A");
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ICAP/1.0 404 Service not found~~                       | is its name right?
          ICAP/1.0 200 OK~Methods: REQMOD~~                      | does not do RESPMOD, but REQMOD
          ICAP/1.0 200 OK~~                                      | does not do RESPMOD
          ICAP/1.0 405 Method not allowed~~                      | 405 Method not allowed
          """)
  void a_service_that_cannot_be_used_is_told(String options, String detail) {
    try (ScriptedPeer peer =
            ScriptedPeer.onLoopback(
                client -> new IcapServer(client).request(options.replace("~", "\r\n")));
        Engine engine = engine(peer)) {
      assertThat(engine.ask(TEXT, Deadline.in(AMPLE)))
          .isInstanceOfSatisfying(
              Answer.Failed.class,
              failed -> {
                assertThat(failed.cause()).isEqualTo(Cause.ENGINE_ERROR);
                assertThat(failed.detail()).contains(detail);
              });
    }
  }

  @Test
  void the_version_is_the_service_and_the_tag_of_its_last_answer() {
    try (ScriptedPeer peer =
            ScriptedPeer.onLoopback(
                client -> {
                  new IcapServer(client).content(IcapServer.OPTIONS);
                  client.send(IcapServer.NO_CONTENT.replace("T1", "T2"));
                });
        Engine engine = engine(peer)) {
      assertThat(engine.version()).isEqualTo("Test scanner 1.0 T1");
      assertThat(ask(engine)).isEqualTo("clean");
      assertThat(engine.version()).isEqualTo("Test scanner 1.0 T2");
    }
  }

  @Test
  void clean_counts_under_a_tag_under_which_the_test_file_was_found() {
    AtomicInteger tests = new AtomicInteger();
    AtomicReference<String> tag = new AtomicReference<>("T1");
    try (ScriptedPeer peer =
            ScriptedPeer.onLoopback(
                client -> {
                  IcapServer server = new IcapServer(client);
                  byte[] content = server.content(IcapServer.OPTIONS);
                  boolean test = Arrays.equals(content, RealClamd.eicar());
                  tests.addAndGet(test ? 1 : 0);
                  boolean found = test && !tag.get().equals("T3");
                  client.send(
                      (found
                              ? "ICAP/1.0 200 OK\r\nISTag: T1\r\nX-Virus-ID: Eicar\r\n\r\n"
                              : IcapServer.NO_CONTENT)
                          .replace("T1", tag.get()));
                });
        Engine engine = engine(peer, Map.of())) {
      assertThat(ask(engine)).isEqualTo("clean");
      assertThat(ask(engine)).isEqualTo("clean");
      assertThat(tests).hasValue(1);
      tag.set("T2");
      assertThat(ask(engine)).isEqualTo("clean");
      assertThat(tests).hasValue(2);
      tag.set("T3");
      assertThat(ask(engine)).isEqualTo("failed not-detecting");
    }
  }

  private static String ask(Engine engine) {
    return AnswerText.of(engine.ask(TEXT, Deadline.in(AMPLE)));
  }

  private static Engine engine(ScriptedPeer peer) {
    return engine(peer, Map.of("proof", "no"));
  }

  private static Engine engine(ScriptedPeer peer, Map<String, String> options) {
    return new IcapForm(false)
        .read("//" + peer.address() + "/avscan", new Settings("", options))
        .apply("icap");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
