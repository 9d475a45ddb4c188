package org.postern.inspection.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.DatagramSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.AnswerText;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.engine.Engines;
import org.postern.inspection.engine.Leftovers;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;

/** What a registry is asked, what its answers mean, and what is said of a name server's faults. */
class RegistryTest {
  private static final Content ABC = Content.of("abc".getBytes());
  private static final String SHA1 = "a9993e364706816aba3e25717850c26c9cd0d89d";
  private static final String MD5 = "900150983cd24fb0d6963f7d28e17f72";

  private ScriptedNameServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ScriptedNameServer(ScriptedNameServer.noName(60));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mhr                              | SHA1.malware.hash.cymru.com
          mhr:?hash=md5                    | MD5.malware.hash.cymru.com
          mhr:Hash.Example.org             | SHA1.hash.example.org
          """)
  void a_name_that_is_not_there_is_a_content_that_nobody_knows(String uri, String name)
      throws Exception {
    try (Engine engine = engine(uri)) {
      assertThat(ask(engine)).isEqualTo("clean");
      assertThat(server.asked()).containsExactly(name.replace("SHA1", SHA1).replace("MD5", MD5));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1277221946 79   | mhr                   | found Listed-by-malware.hash.cymru.com-79%
          1277221946 79   | mhr:?least=80         | clean
          1277221946 79   | mhr:?least=79         | found Listed-by-malware.hash.cymru.com-79%
          known           | mhr:h.example?least=9 | found Listed-by-h.example
          1277221946 7900 | mhr:h.example?least=9 | found Listed-by-h.example
          """)
  void a_text_is_a_finding(String text, String uri, String answer) throws Exception {
    server.play(ScriptedNameServer.says(text, 60));
    try (Engine engine = engine(uri)) {
      assertThat(ask(engine)).isEqualTo(answer);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "00047f000002, found Listed-by-h.example",
    "0004c0000201, failed not-understood",
    "00037f0000, failed not-understood",
  })
  void an_address_is_a_finding_if_it_is_one_of_a_registry(String data, String answer)
      throws Exception {
    server.play(
        query ->
            List.of(
                ScriptedNameServer.reply(
                    query, "8180", "000100000000", ScriptedNameServer.record("0001", 60, data))));
    try (Engine engine = engine("mhr:h.example?type=a")) {
      assertThat(ask(engine)).isEqualTo(answer);
    }
  }

  @Test
  void aliases_are_stepped_over() throws Exception {
    String alias = "c00c 0005 0001 0000003c 0004 0161c00c";
    String records = alias + ScriptedNameServer.text(60, "known");
    server.play(query -> List.of(ScriptedNameServer.reply(query, "8180", "000200000000", records)));
    try (Engine engine = engine("mhr")) {
      assertThat(ask(engine)).startsWith("found ");
    }
  }

  @ParameterizedTest
  @CsvSource({"2, engine-error", "5, engine-error", "1, engine-error", "4, engine-error"})
  void a_name_server_that_fails_or_refuses_leaves_the_content_unscanned(int code, String cause)
      throws Exception {
    server.play(ScriptedNameServer.code(code));
    try (Engine engine = engine("mhr")) {
      assertThat(ask(engine)).isEqualTo("failed " + cause);
    }
  }

  @Test
  void a_silent_name_server_is_a_timeout_and_one_that_is_not_there_is_unreachable()
      throws Exception {
    server.play(ScriptedNameServer.silent());
    try (Engine engine = engine("mhr:?timeout=200ms")) {
      assertThat(ask(engine)).isEqualTo("failed timeout");
    }
    int port;
    try (DatagramSocket free = new DatagramSocket()) {
      port = free.getLocalPort();
    }
    try (Engine engine = Open.one("mhr:?server=127.0.0.1:" + port)) {
      assertThat(ask(engine)).isEqualTo("failed unreachable");
    }
  }

  @Test
  void a_reply_to_another_question_does_not_count() throws Exception {
    server.play(
        query -> {
          byte[] known = ScriptedNameServer.says("known", 60).answers(query).get(0);
          byte[] otherId = known.clone();
          otherId[0] ^= 1;
          byte[] otherName = known.clone();
          otherName[20] ^= 1;
          byte[] question = known.clone();
          question[2] &= 0x7f;
          byte[] clean = ScriptedNameServer.noName(60).answers(query).get(0);
          return List.of(otherId, otherName, question, new byte[3], clean);
        });
    try (Engine engine = engine("mhr")) {
      assertThat(ask(engine)).isEqualTo("clean");
    }
  }

  @Test
  void a_reply_that_ends_at_any_byte_is_no_answer() throws Exception {
    byte[] query = new DnsQuery(1, "h.example", RecordType.TXT).bytes();
    byte[] whole = ScriptedNameServer.says("known", 60).answers(query).get(0);
    IntStream.range(query.length, whole.length)
        .forEach(
            length -> {
              server.play(
                  asked ->
                      List.of(
                          Arrays.copyOf(
                              ScriptedNameServer.says("known", 60).answers(asked).get(0),
                              asked.length + length - query.length)));
              try (Engine engine = engine("mhr")) {
                assertThat(ask(engine)).isEqualTo("failed not-understood");
              }
            });
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cut off by the name server      | 8380 | 000000000000 | ``
          the name without a record       | 8180 | 000000000000 | ``
          more records than there are     | 8180 | ffff00000000 | c00c00100001000000010002 0161
          a name that goes on             | 8180 | 000100000000 | 3f61
          data longer than the datagram   | 8180 | 000100000000 | c00c0010000100000001ffff 0161
          a text longer than its data     | 8180 | 000100000000 | c00c00100001000000010002 ff61
          """)
  void a_reply_that_makes_no_sense_is_no_answer(
      String what, String flags, String counts, String records) throws Exception {
    server.play(
        query ->
            List.of(ScriptedNameServer.reply(query, flags, counts, records.replace("``", ""))));
    try (Engine engine = engine("mhr")) {
      assertThat(ask(engine)).isEqualTo("failed not-understood");
    }
  }

  @Test
  void answers_are_kept_while_they_live_and_failures_are_not() throws Exception {
    try (Engine engine = engine("mhr")) {
      server.play(ScriptedNameServer.code(2));
      assertThat(ask(engine)).isEqualTo("failed engine-error");
      server.play(ScriptedNameServer.noName(0));
      assertThat(ask(engine)).isEqualTo("clean");
      server.play(ScriptedNameServer.says("known", 3600));
      assertThat(ask(engine)).startsWith("found ");
      server.play(ScriptedNameServer.silent());
      assertThat(ask(engine)).startsWith("found ");
      assertThat(server.asked()).hasSize(3);
    }
  }

  @Test
  void nothing_is_left() throws Exception {
    try (Engine engine = engine("mhr:?timeout=100ms")) {
      server.play(ScriptedNameServer.says("known", 0));
      Leftovers.none(20, () -> ask(engine));
      server.play(ScriptedNameServer.silent());
      Leftovers.none(5, () -> ask(engine));
    }
  }

  @Test
  void a_closed_engine_does_not_answer() throws Exception {
    Engine engine = engine("mhr");
    engine.close();
    assertThat(ask(engine)).isEqualTo("failed unreachable");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mhr:no..zone              | address: "no..zone" is not a zone; write a domain name such as hash.example.org
          mhr:a/b                   | address: "a/b" is not a zone; write a domain name such as hash.example.org
          mhr:?hash=sha256          | hash: "sha256" is not a digest that fits in a name; write sha1 or md5
          mhr:?type=mx              | type: "mx" is not what a registry can be asked for; write a or txt
          mhr:?server=localhost:53  | server: "localhost:53" is not an address and a port; write such as 127.0.0.1:53
          mhr:?server=1.2.3.4:99999 | server: "1.2.3.4" is not an address and a port; write such as 127.0.0.1:53
          """)
  void refuses(String uri, String problem) {
    assertThat(catchThrowableOfType(SettingsException.class, () -> Open.one(uri)))
        .hasMessageContaining(problem);
  }

  private static String ask(Engine engine) {
    return AnswerText.of(engine.ask(ABC, Deadline.in(Duration.ofSeconds(30))));
  }

  private Engine engine(String uri) {
    try {
      return Open.one(uri + (uri.contains("?") ? "&" : "?") + "server=" + server.address());
    } catch (SettingsException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Opens one engine. */
  private static final class Open {
    static Engine one(String uri) throws SettingsException {
      Settings settings = new Settings("here", Map.of("engines", uri));
      Engines engines = Engines.read(settings, Path.of("/"));
      settings.check();
      return engines.choices().get(0).get(0).opening().get();
    }
  }
}
