package org.postern.qmail.daemon;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.attributes.Client;

/** What posternd says to clients that speak QMQP. */
final class QmqpTest {
  private static final String OK = "3:Kok,";

  @TempDir private Path directory;

  private House house(FakeChain chain, String... more) throws Exception {
    String[] settings = Arrays.copyOf(more, more.length + 2);
    settings[more.length] = "qmqp";
    settings[more.length + 1] = "127.0.0.1:0";
    return new House(directory, chain, settings);
  }

  private static RawClient client(House house) throws Exception {
    return new RawClient(house.daemon().qmqpAddress().orElseThrow());
  }

  private static String netstring(String text) {
    return text.length() + ":" + text + ",";
  }

  private static String mail(String message, String sender, String... recipients) {
    StringBuilder all = new StringBuilder(netstring(message)).append(netstring(sender));
    for (String recipient : recipients) {
      all.append(netstring(recipient));
    }
    return netstring(all.toString());
  }

  private static String answer(House house, String said) throws Exception {
    try (RawClient client = client(house)) {
      return client.say(said).answer();
    }
  }

  @Test
  void a_message_goes_through_the_same_chain() throws Exception {
    FakeChain chain = FakeChain.delivering();
    try (House house = house(chain)) {
      assertThat(answer(house, mail("a\0\u00ff\r\n", "s@example.net", "r1@x", "r2@x")))
          .isEqualTo(OK);

      assertThat(chain.asked())
          .singleElement()
          .extracting(asked -> asked.submission().client())
          .isEqualTo(
              new Client(Optional.of("127.0.0.1"), Optional.empty(), false, Optional.empty()));
      assertThat(house.queue().queued())
          .singleElement()
          .satisfies(
              queued -> {
                assertThat(queued.addresses()).isEqualTo("Fs@example.net|Tr1@x|Tr2@x||");
                assertThat(queued.message()).isEqualTo("a\0\u00ff\r\n".getBytes(ISO_8859_1));
              });
    }
  }

  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(ints = {0, 1, 65_536, 1_048_577, 5_000_000})
  void every_size(int size) throws Exception {
    try (House house = house(FakeChain.delivering())) {
      assertThat(answer(house, mail("x".repeat(size), "", "r"))).isEqualTo(OK);
      assertThat(house.queue().queued().getFirst().message()).hasSize(size);
    }
  }

  @Test
  void those_who_speak_it_may_relay_if_it_is_set() throws Exception {
    FakeChain chain = FakeChain.delivering();
    try (House house = house(chain, "qmqpRelaying", "true")) {
      answer(house, mail("x", "s", "r"));
      assertThat(chain.asked().getFirst().submission().client().relaying()).isTrue();
    }
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "550, 5.7.1 Virus found, '22:D5.7.1 Virus found,'",
    "451, 4.7.1 Not now,     '14:Z4.7.1 Not now,'",
  })
  void answers_of_the_rules(int code, String text, String said) throws Exception {
    try (House house = house(FakeChain.answering(code, text))) {
      String expected = text.length() + 1 + ":" + (code < 500 ? "Z" : "D") + text + ",";
      assertThat(answer(house, mail("x", "s", "r"))).isEqualTo(expected);
    }
  }

  @Test
  void qmail_queue_that_cannot_is_a_temporary_refusal() throws Exception {
    try (House house = house(FakeChain.delivering())) {
      house.queue().does("exit 53");
      assertThat(answer(house, mail("x", "s", "r")))
          .isEqualTo("50:Zmail server temporarily rejected message (#4.3.0),");
    }
  }

  /** What is not QMQP. None of it is a fault of the message, so all of it is temporary. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "EHLO example.net\r\n",
        "GET / HTTP/1.0\r\n\r\n",
        ":",
        "-1:",
        "007:",
        "99999999999999999999:",
        "10:x",
        "13:1:xX1:s,1:r,,",
        "12:1:x,1:s,1:r;,",
        "12:1:x,1:s,1:r,;",
        "8:1:x,1:s,,",
        "4:1:x,,",
        "5:10:xxxxxxxxxx,1:s,1:r,,",
      })
  void not_qmqp(String said) throws Exception {
    FakeChain chain = FakeChain.delivering();
    try (House house = house(chain)) {
      String answer;
      try (RawClient client = client(house)) {
        answer = client.say(said).endOfInput().answer();
      }
      assertThat(answer).matches("|[0-9]+:Z.*,");
      assertThat(chain.asked()).isEmpty();
    }
  }

  @Test
  void limits() throws Exception {
    try (House house =
        house(
            FakeChain.delivering(),
            "messageLimit",
            "1k",
            "recipientLimit",
            "2",
            "envelopeLimit",
            "3k")) {
      assertThat(answer(house, mail("x".repeat(1024), "s", "r"))).isEqualTo(OK);
      assertThat(answer(house, mail("x".repeat(1025), "s", "r")))
          .contains("D5.3.4 Message is larger than 1024 bytes");
      assertThat(answer(house, mail("x".repeat(3_000_000), "s", "r")))
          .as("the client reads the reason though it was still sending")
          .contains("D5.3.4 Message is larger than 1024 bytes");
      assertThat(answer(house, mail("x", "s", "a", "b", "c"))).contains("D5.5.3 More than 2");
      assertThat(answer(house, mail("x", "s", "r".repeat(1002)))).isEqualTo(OK);
      assertThat(answer(house, mail("x", "s", "r".repeat(1003)))).contains(":D");
      assertThat(answer(house, mail("x", "s\0T", "r"))).contains(":D");
    }
  }

  @Test
  void a_client_that_goes_away_half_way_queues_nothing() throws Exception {
    String whole = mail("x".repeat(100), "s", "r");
    FakeChain chain = FakeChain.delivering();
    try (House house = house(chain)) {
      for (int length = 0; length < whole.length(); length++) {
        try (RawClient client = client(house)) {
          assertThat(client.say(whole.substring(0, length)).endOfInput().answer()).isEmpty();
        }
      }
      await().until(() -> house.daemon().connections() == 0);
      assertThat(chain.asked()).isEmpty();
    }
  }

  @Test
  void a_stranger_is_not_listened_to() throws Exception {
    FakeChain chain = FakeChain.delivering();
    try (House house = house(chain, "qmqpFrom", "192.0.2.0/24, ::1")) {
      try (RawClient client = client(house)) {
        assertThat(client.endOfInput().answer()).isEmpty();
      }
      assertThat(chain.asked()).isEmpty();
    }
  }

  @Test
  void postfix_speaks_it() throws Exception {
    Path program = Path.of("/usr/sbin/qmqp-source");
    Programs.need(Files.isExecutable(program), "qmqp-source: install postfix");
    FakeChain chain = FakeChain.delivering();
    try (House house = house(chain)) {
      InetSocketAddress address = house.daemon().qmqpAddress().orElseThrow();
      Process source =
          new ProcessBuilder(
                  program.toString(),
                  "-4",
                  "-c",
                  "-m",
                  "10",
                  "-s",
                  "2",
                  "-l",
                  "100000",
                  "-f",
                  "s@example.net",
                  "-t",
                  "r@example.org",
                  "inet:127.0.0.1:" + address.getPort())
              .redirectErrorStream(true)
              .start();
      String said = new String(source.getInputStream().readAllBytes(), ISO_8859_1);
      assertThat(source.waitFor()).as(said).isZero();
      assertThat(house.queue().queued())
          .hasSize(10)
          .allSatisfy(
              queued -> {
                assertThat(queued.addresses()).isEqualTo("Fs@example.net|Tr@example.org||");
                assertThat(queued.message()).hasSizeGreaterThan(90_000);
              });
    }
  }
}
