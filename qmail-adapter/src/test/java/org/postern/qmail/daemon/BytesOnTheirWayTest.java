package org.postern.qmail.daemon;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What postern-queue is given is what the chain sees and what qmail-queue gets, byte for byte. */
final class BytesOnTheirWayTest {
  @TempDir private Path directory;

  static Stream<Arguments> messages() {
    return Stream.of(
        Arguments.of("an ordinary one", "Subject: hello\n\nworld\n".getBytes(ISO_8859_1)),
        Arguments.of("nothing at all", new byte[0]),
        Arguments.of("one byte", new byte[] {'x'}),
        Arguments.of("NUL bytes", "a\0b\0\0\n".getBytes(ISO_8859_1)),
        Arguments.of("8-bit", "Subject: \u00e4\u00ff\u0080\n\n\u00fe\n".getBytes(ISO_8859_1)),
        Arguments.of("bare CR and CRLF", "a: b\rc\r\nd\n\re".getBytes(ISO_8859_1)),
        Arguments.of("just a frame", random(65_536)),
        Arguments.of("a byte more than a frame", random(65_537)),
        Arguments.of("just what stays in memory", random(1 << 20)),
        Arguments.of("a byte more than stays in memory", random((1 << 20) + 1)),
        Arguments.of("10 MB", random(10_000_000)));
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("messages")
  void every_byte_arrives(String name, byte[] message) throws Exception {
    FakeChain chain = FakeChain.delivering();
    try (House house = new House(directory, chain)) {
      PosternQueue.End end = house.client().send(message, PosternQueue.ENVELOPE);

      assertThat(end).isEqualTo(new PosternQueue.End(0, ""));
      assertThat(chain.asked())
          .singleElement()
          .satisfies(a -> assertThat(a.message()).isEqualTo(message));
      assertThat(house.queue().queued())
          .singleElement()
          .satisfies(
              queued -> {
                assertThat(queued.message()).isEqualTo(message);
                assertThat(queued.envelope()).isEqualTo(PosternQueue.ENVELOPE);
              });
    }
  }

  @Test
  void addresses_are_bytes_and_as_many_as_there_are() throws Exception {
    StringBuilder envelope = new StringBuilder("F\0");
    for (int i = 0; i < 9_000; i++) {
      envelope.append("Tr\u00e9cipient-\u00ff-").append(i).append("@example.org\0");
    }
    envelope.append('\0');
    try (House house = new House(directory, FakeChain.delivering())) {
      PosternQueue.End end = house.client().send(new byte[0], envelope.toString());

      assertThat(end.code()).isZero();
      assertThat(house.queue().queued())
          .singleElement()
          .extracting(FakeQueue.Queued::envelope)
          .isEqualTo(envelope.toString());
    }
  }
}
