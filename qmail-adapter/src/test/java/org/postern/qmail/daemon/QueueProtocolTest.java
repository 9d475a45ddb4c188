package org.postern.qmail.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What posternd makes of a client on its socket that is not our postern-queue. */
final class QueueProtocolTest {
  private static final String MAGIC = "POSTERN1\n";

  @TempDir private Path directory;
  private final FakeChain chain = FakeChain.delivering();
  private House house;

  @BeforeEach
  void open() throws Exception {
    house = new House(directory, chain);
  }

  @AfterEach
  void close() throws Exception {
    house.close();
  }

  private RawClient client() throws Exception {
    return new RawClient(UnixDomainSocketAddress.of(house.socket()));
  }

  private static String frame(char type, String payload) {
    return RawClient.frameOf(type, payload.length(), payload);
  }

  static Stream<Arguments> nonsense() {
    String end = RawClient.frameOf('.', 0, "");
    return Stream.of(
        Arguments.of("another version", "POSTERN2\n" + end, 81),
        Arguments.of("another protocol", "EHLO example.net\r\n", 81),
        Arguments.of("no envelope", MAGIC + end, 54),
        Arguments.of("an unknown frame", MAGIC + frame('X', "x") + end, 81),
        Arguments.of("a frame too long", MAGIC + RawClient.frameOf('M', 65_537, "") + end, 81),
        Arguments.of("a negative length", MAGIC + RawClient.frameOf('M', -1, "") + end, 81),
        Arguments.of("a huge length", MAGIC + RawClient.frameOf('V', 1 << 30, "") + end, 81),
        Arguments.of("a variable too long", MAGIC + frame('E', "A=" + "b".repeat(3000)) + end, 81),
        Arguments.of("too many variables", MAGIC + variables(40) + end, 81));
  }

  private static String variables(int number) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < number; i++) {
      all.append(frame('E', "V" + i + "=x"));
    }
    return all.toString();
  }

  @ParameterizedTest(name = "{0} ends with {2}")
  @MethodSource("nonsense")
  void nonsense_is_a_temporary_refusal(String name, String said, int code) throws Exception {
    try (RawClient client = client()) {
      assertThat(client.say(said).code()).isEqualTo(code);
    }
    assertThat(chain.asked()).isEmpty();
  }

  @Test
  void a_client_that_goes_away_at_any_byte_queues_nothing() throws Exception {
    String whole =
        MAGIC
            + frame('E', "TCPREMOTEIP=192.0.2.1")
            + frame('M', "Subject: x\n\n")
            + frame('V', PosternQueue.ENVELOPE)
            + frame('.', "");
    for (int length = 0; length < whole.length(); length++) {
      try (RawClient client = client()) {
        assertThat(client.say(whole.substring(0, length)).endOfInput().code()).isEqualTo(-1);
      }
    }
    await().until(() -> house.daemon().connections() == 0);
    assertThat(chain.asked()).isEmpty();

    try (RawClient client = client()) {
      assertThat(client.say(whole).code()).isZero();
    }
  }

  @Test
  void the_envelope_may_come_in_pieces_and_before_the_message() throws Exception {
    try (RawClient client = client()) {
      client.say(MAGIC);
      for (char c : PosternQueue.ENVELOPE.toCharArray()) {
        client.frame('V', String.valueOf(c));
      }
      assertThat(client.frame('M', "a").frame('M', "").frame('M', "b").frame('.', "").code())
          .isZero();
    }
    assertThat(house.queue().queued())
        .singleElement()
        .satisfies(
            queued -> {
              assertThat(queued.envelope()).isEqualTo(PosternQueue.ENVELOPE);
              assertThat(queued.message()).asString().isEqualTo("ab");
            });
  }
}
