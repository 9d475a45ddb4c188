package org.postern.james38;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
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
 * Every sample message over SMTP to a real James with the shipped configuration: what becomes of
 * it, and that nothing is different but the fields on top, one of which is ours.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SamplesTest {
  /** Whether James leaves the header of a message alone ({@link BytesTest}). */
  private static final Predicate<String> HEADER_STAYS =
      message ->
          message.contains("\r\n\r\n")
              && message.lines().takeWhile(line -> !line.isEmpty()).allMatch(SamplesTest::ascii);

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
    Set<Path> before = messages(sample);
    try (Smtp smtp = sample.relay() ? server.relayClient() : server.stranger()) {
      assertThat(smtp.send(sample.from(), sample.to(), sample.onTheWire())).startsWith("250");
    }
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> messages(sample).size() >= before.size() + sample.to().size());

    Set<Path> ends = messages(sample);
    ends.removeAll(before);
    assertThat(ends.stream().map(this::place))
        .containsExactlyInAnyOrderElementsOf(expected(sample));
    for (Path end : ends) {
      String message = Files.readString(end, ISO_8859_1);
      String sent = new String(sample.onTheWire(), ISO_8859_1);
      if (!quarantined(end)) {
        assertThat(message).startsWith("Return-Path: <" + sample.from() + ">\r\n");
      }
      if (HEADER_STAYS.test(sent)) {
        assertThat(without(fieldsOnTop(end), message)).isEqualTo(sent);
      } else {
        assertThat(body(message)).isEqualTo(body(sent));
      }
    }
  }

  static Stream<Named<Sample>> ends_as_expected() throws IOException {
    Path folder = Path.of(System.getProperty("postern.top"), "samples", "messages");
    return Sample.all(folder).stream().map(sample -> Named.of(sample.name(), sample));
  }

  /** Where the messages of a sample are expected: a mailbox for each recipient, or quarantine. */
  private static List<String> expected(Sample sample) {
    return sample.expected().entrySet().stream()
        .map(each -> each.getValue().equals("quarantine") ? "quarantine" : each.getKey())
        .toList();
  }

  private Set<Path> messages(Sample sample) throws IOException {
    Set<Path> messages = new TreeSet<>(server.quarantined());
    for (String recipient : sample.to()) {
      messages.addAll(server.delivered(recipient));
    }
    return messages;
  }

  private String place(Path message) {
    return quarantined(message) ? "quarantine" : message.getParent().getFileName().toString();
  }

  private static boolean quarantined(Path message) {
    return message.toString().contains("/var/quarantine/");
  }

  private static List<String> fieldsOnTop(Path message) {
    return quarantined(message)
        ? List.of("Received")
        : List.of("Return-Path", "X-Postern", "Received");
  }

  /** Takes fields off the top of a message, where they must be, in this order. */
  private static String without(List<String> fields, String message) {
    String rest = message;
    for (String name : fields) {
      Matcher field = Pattern.compile(name + ": .*\\r\\n(?:[ \\t].*\\r\\n)*").matcher(rest);
      assertThat(field.lookingAt()).as("%s on top of:%n%s", name, rest).isTrue();
      rest = rest.substring(field.end());
    }
    return rest;
  }

  private static boolean ascii(String line) {
    return line.chars().allMatch(c -> c < 128);
  }

  private static String body(String message) {
    int blank = message.indexOf("\r\n\r\n");
    return blank < 0 ? "" : message.substring(blank + 4);
  }
}
