package org.postern.inspection.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.inspection.settings.SettingsException;

/**
 * Each file in {@code samples/bad-policies} is refused with exactly the words beside it. What the
 * reader says is left in {@code target}, to be copied if it is better.
 */
class BadPolicyTest {
  private static final Path SAMPLES =
      Path.of(System.getProperty("postern.top"), "samples", "bad-policies");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void is_refused_with(Path file) throws IOException {
    String name = file.getFileName().toString();
    Path expected = file.resolveSibling(name.replace(".xml", ".expected"));

    SettingsException refusal =
        catchThrowableOfType(
            SettingsException.class,
            () -> {
              try (var in = Files.newInputStream(file)) {
                Policy.read("policy.xml", in);
              }
            });

    assertThat(refusal).as(name + " is refused").isNotNull();
    String said = refusal.getMessage() + "\n";
    // The schema is asked last; its words are for programmers, so the reader must have better ones.
    assertThat(said).doesNotContain("cvc-");
    Files.writeString(Path.of("target", expected.getFileName().toString()), said);
    assertThat(said)
        .isEqualTo(Files.exists(expected) ? Files.readString(expected) : "no " + expected);
  }

  @Test
  void there_are_at_least_thirty() throws IOException {
    assertThat(files()).hasSizeGreaterThanOrEqualTo(30);
  }
}
