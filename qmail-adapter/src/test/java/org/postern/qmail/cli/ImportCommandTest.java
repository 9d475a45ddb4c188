package org.postern.qmail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.inspection.policy.Policy;

/** {@code postern import}: what it writes is a policy, and what it cannot write it says. */
class ImportCommandTest {
  private static final Path SAMPLES =
      Path.of(System.getProperty("postern.top", ".."), "samples", "qmail-scanner");

  @TempDir private Path folder;

  @Test
  void the_policy_comes_on_standard_output() throws Exception {
    Run run = run(SAMPLES.resolve("quarantine-events.txt"));

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    String xml = String.join("\n", run.out());
    assertThat(
            Policy.read(
                    "policy.xml", new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .ruleNames())
        .hasSize(20)
        .startsWith("line-6-Program-shortcuts-are-not-taken-here");
  }

  @Test
  void mistakes_come_on_standard_error_and_nothing_is_written() throws Exception {
    Path file = SAMPLES.resolve("mistakes.txt");
    Run run = run(file);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .containsExactlyElementsOf(
            Files.readAllLines(SAMPLES.resolve("mistakes.expected")).stream()
                .map(line -> line.replaceFirst("^mistakes.txt", file.toString()))
                .toList());
  }

  @Test
  void a_file_that_is_not_there_is_trouble() {
    Run run = run(folder.resolve("none.txt"));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).singleElement().asString().contains("none.txt");
  }

  private static Run run(Path file) {
    return Run.of(ChainExaminer::open, "", "import", file.toString());
  }
}
