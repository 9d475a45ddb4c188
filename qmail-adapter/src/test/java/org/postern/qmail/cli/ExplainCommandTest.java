package org.postern.qmail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.samples.Sample;

/**
 * {@code postern explain}: what it says of samples, word by word, with a configuration of this
 * test's own.
 */
class ExplainCommandTest {
  @TempDir private Path folder;

  @BeforeEach
  void configuration() throws IOException {
    for (String file : List.of("mailetcontainer.xml", "policy.xml")) {
      Files.writeString(folder.resolve(file), resource(file));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12-eicar-zip",
        "22-boundary-twice",
        "32-several-recipients",
        "40-bounce",
        "41-relay-client"
      })
  void sample_is_explained(String name) throws IOException {
    Run run = explain(sample(name));
    assertThat(run.err()).isEmpty();
    Golden.compare(
        Path.of("src/test/resources/org/postern/qmail/cli/explain").resolve(name + ".expected"),
        String.join("\n", run.out()).replace(folder + "/", "") + "\n");
  }

  @Test
  void values_of_the_message_stay_on_their_line() throws IOException {
    Path message = folder.resolve("m.eml");
    Files.writeString(
        message,
        "Content-Type: application/zip; name*=utf-8''a%0Aoutcome%20deliver%E2%80%AEfdp\n\nx");
    Run run = run("--rcpt", "joe@example.org\noutcome deliver", message.toString());
    assertThat(run.out()).noneMatch(line -> line.startsWith("outcome deliver"));
    assertThat(run.out()).noneMatch(line -> line.contains("\u202e"));
  }

  @Test
  void a_message_that_cannot_be_read_is_one_line() {
    Run run = run(folder.resolve("none").toString());
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .containsExactly("postern explain: " + folder + "/none: there is no such file");
  }

  private Run explain(Sample sample) throws IOException {
    Path message = Files.write(folder.resolve(sample.name() + ".eml"), sample.message());
    List<String> arguments = new ArrayList<>(List.of("--from", sample.from(), "--ip", sample.ip()));
    sample.to().forEach(recipient -> arguments.addAll(List.of("--rcpt", recipient)));
    if (sample.relay()) {
      arguments.addAll(List.of("--relay", "--user", "joe"));
    }
    arguments.add(message.toString());
    return run(arguments.toArray(String[]::new));
  }

  private Run run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("explain", "--config", folder.toString()));
    all.addAll(List.of(arguments));
    return Run.of(ChainExaminer::open, "", all.toArray(String[]::new));
  }

  private static Sample sample(String name) throws IOException {
    Path samples = Path.of(System.getProperty("postern.top", ".."), "samples", "messages");
    return Sample.all(samples).stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ExplainCommandTest.class.getResourceAsStream("explain/" + name)) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
