package org.postern.james;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.samples.Sample;

/**
 * Every sample message through the shipped configuration, in James 3.9.0's own container: what
 * becomes of it, and that nothing but our field on top is different.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SamplesTest {
  private static final Pattern OURS = Pattern.compile("X-Postern: .*\\r\\n(?: .*\\r\\n)*");

  private James39 james;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    james = new James39(directory).start();
  }

  @AfterAll
  void stop() {
    james.close();
  }

  @ParameterizedTest
  @MethodSource
  void ends_as_expected(Sample sample) throws Exception {
    james.submit(sample.from(), sample.to(), sample.relay(), sample.onTheWire());
    List<Arrival> ends = new ArrayList<>();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              james.take().stream().filter(end -> !isNotice(end)).forEach(ends::add);
              return outcomes(ends).size() == sample.to().size();
            });

    assertThat(outcomes(ends)).containsExactlyInAnyOrderEntriesOf(sample.expected());
    String sent = new String(sample.onTheWire(), ISO_8859_1);
    for (Arrival end : ends) {
      assertThat(end.sender()).isEqualTo(sample.from());
      assertThat(delivered(end) ? withoutOurs(end.message()) : end.message()).isEqualTo(sent);
    }
  }

  static Stream<Named<Sample>> ends_as_expected() throws IOException {
    Path folder = Path.of(System.getProperty("postern.top"), "samples", "messages");
    return Sample.all(folder).stream().map(sample -> Named.of(sample.name(), sample));
  }

  /** What people are told of a message that is kept. */
  private static boolean isNotice(Arrival end) {
    return end.recipients().equals(List.of("postmaster@example.org"));
  }

  private static Map<String, String> outcomes(List<Arrival> ends) {
    Map<String, String> outcomes = new TreeMap<>();
    for (Arrival end : ends) {
      String outcome = delivered(end) ? "deliver" : "quarantine";
      end.recipients().forEach(recipient -> outcomes.put(recipient, outcome));
    }
    return outcomes;
  }

  private static boolean delivered(Arrival end) {
    return !end.place().contains("://");
  }

  /** Takes our field off the top, where it must be. */
  private static String withoutOurs(String message) {
    Matcher ours = OURS.matcher(message);
    assertThat(ours.lookingAt()).as("X-Postern on top of:%n%s", message).isTrue();
    return message.substring(ours.end());
  }
}
