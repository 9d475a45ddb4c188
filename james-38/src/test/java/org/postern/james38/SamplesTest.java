package org.postern.james38;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.samples.Sample;

/** Every sample message over SMTP to a real James with the shipped configuration. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SamplesTest {
  private Server server;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    server = new Server(directory, Conf.shipped());
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @MethodSource
  void ends_as_expected(Sample sample) throws IOException {
    Map<String, Integer> before = count(sample.to());
    byte[] wire = sample.onTheWire();
    try (Smtp smtp = sample.relay() ? server.relayClient() : server.stranger()) {
      assertThat(smtp.send(sample.from(), sample.to(), wire)).startsWith("250");
    }

    Map<String, Integer> after = new TreeMap<>(before);
    sample.expected().forEach((to, outcome) -> after.merge(place(to, outcome), 1, Integer::sum));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(count(sample.to())).isEqualTo(after));

    String sent = untouched(new String(wire, ISO_8859_1));
    for (Path message : last(sample)) {
      assertThat(Files.readString(message, ISO_8859_1)).endsWith(sent);
    }
  }

  static Stream<Named<Sample>> ends_as_expected() throws IOException {
    Path folder = Path.of(System.getProperty("postern.top"), "samples", "messages");
    return Sample.all(folder).stream().map(sample -> Named.of(sample.name(), sample));
  }

  /** The mailbox of a recipient, or the one quarantine. */
  private static String place(String recipient, String outcome) {
    return outcome.equals("quarantine") ? outcome : recipient;
  }

  private Map<String, Integer> count(List<String> recipients) throws IOException {
    Map<String, Integer> count = new TreeMap<>();
    count.put("quarantine", server.quarantined().size());
    for (String recipient : recipients) {
      count.put(recipient, server.delivered(recipient).size());
    }
    return count;
  }

  /** The newest message in each place where this sample went. */
  private List<Path> last(Sample sample) throws IOException {
    List<Path> last = new ArrayList<>();
    for (Map.Entry<String, String> each : sample.expected().entrySet()) {
      if (!each.getValue().equals("quarantine")) {
        last.add(server.delivered(each.getKey()).getLast());
      }
    }
    return last;
  }

  /** All of a message, or its body where James writes the header anew ({@link BytesTest}). */
  private static String untouched(String message) {
    int blank = message.indexOf("\r\n\r\n");
    if (blank < 0) {
      return "";
    }
    boolean plain = message.substring(0, blank).chars().allMatch(c -> c < 128);
    return plain ? message : message.substring(blank);
  }
}
