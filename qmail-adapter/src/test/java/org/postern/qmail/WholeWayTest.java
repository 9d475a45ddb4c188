package org.postern.qmail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.qmail.Site.Kept;
import org.postern.qmail.daemon.FakeQueue.Queued;
import org.postern.qmail.daemon.PosternQueue;
import org.postern.samples.Sample;

/**
 * Every sample message on the whole way behind qmail: postern-queue, posternd, the shipped chain,
 * and what qmail-queue is given. Who gets it is as the sample says; what goes on is byte for byte
 * what came, but for our field on top; what is kept is so without exception.
 */
final class WholeWayTest {
  /** Its line ends are the same throughout. */
  private static final Pattern OURS = Pattern.compile("X-Postern: [ -~]*(\\r?\\n)(?: [ -~]*\\1)*");

  @TempDir private Path directory;

  static Stream<Named<Sample>> samples() throws IOException {
    return Samples.all().stream().map(sample -> Named.of(sample.name(), sample));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void each_recipient_gets_what_the_sample_says_and_every_byte_stays(Sample sample)
      throws Exception {
    try (Site site = Site.asShipped(directory)) {
      PosternQueue client = site.client().withPipeOn(6).with("TCPREMOTEIP", sample.ip());
      if (sample.relay()) {
        client.with("RELAYCLIENT", "");
      }

      PosternQueue.End end =
          client.send(sample.message(), Site.envelope(sample.from(), sample.to()));

      assertThat(end).isEqualTo(new PosternQueue.End(0, ""));
      List<Queued> queued = site.passedOn();
      List<Kept> kept = site.quarantine();
      int notices = kept.isEmpty() ? 0 : 1;
      assertThat(site.queue().calls()).isEqualTo(queued.size() + notices);
      Map<String, String> outcomes = new TreeMap<>();
      for (Queued one : queued) {
        recipients(one).forEach(recipient -> putOnce(outcomes, recipient, "deliver"));
        assertThat(one.envelope()).isEqualTo(Site.envelope(sample.from(), recipients(one)));
        assertSameBytes(withoutOurs(one.message()), sample.message());
      }
      for (Kept one : kept) {
        one.recipients().forEach(recipient -> putOnce(outcomes, recipient, "quarantine"));
        assertThat(one.sender()).isEqualTo(sample.from());
        assertSameBytes(one.message(), sample.message());
      }
      assertThat(outcomes).containsExactlyInAnyOrderEntriesOf(sample.expected());
      // A message and its side file: nothing else is left, neither there nor in the spool.
      await().until(() -> site.leftovers().size() == 2 * kept.size());
    }
  }

  private static List<String> recipients(Queued queued) {
    return Arrays.stream(queued.envelope().split("\0"))
        .skip(1)
        .map(field -> field.substring(1))
        .toList();
  }

  private static void putOnce(Map<String, String> outcomes, String recipient, String outcome) {
    assertThat(outcomes.put(recipient, outcome)).as("twice: %s", recipient).isNull();
  }

  /** Takes our field off the top, where it must be. */
  private static byte[] withoutOurs(byte[] message) {
    String text = new String(message, ISO_8859_1);
    Matcher ours = OURS.matcher(text);
    assertThat(ours.lookingAt())
        .as("X-Postern on top of: %s", text.substring(0, Math.min(500, text.length())))
        .isTrue();
    return Arrays.copyOfRange(message, ours.end(), message.length);
  }

  /** Five megabytes say more by where they differ than in full. */
  private static void assertSameBytes(byte[] message, byte[] sample) {
    assertThat(Arrays.mismatch(message, sample)).as("first byte that differs").isEqualTo(-1);
  }
}
