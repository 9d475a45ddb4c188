package org.postern.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped sample messages, and how a site adds its own. */
class SampleTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("postern.top", ".."), "samples", "messages");

  @Test
  void there_are_at_least_twenty_and_each_has_a_message_and_a_description() throws IOException {
    List<Sample> samples = Sample.all(FOLDER);
    assertThat(samples).hasSizeGreaterThanOrEqualTo(20);
    assertThat(samples).allMatch(sample -> sample.message().length > 100);
    assertThat(samples).allMatch(sample -> !sample.about().isEmpty());
  }

  @Test
  void no_place_is_left_unfilled() throws IOException {
    for (Sample sample : Sample.all(FOLDER)) {
      assertThat(new String(sample.message(), StandardCharsets.ISO_8859_1))
          .as(sample.name())
          .doesNotContain("{{");
    }
  }

  @Test
  void the_test_file_is_put_in_when_a_sample_is_read_and_lies_in_no_file() throws IOException {
    String eicar = new String(Eicar.bytes(), StandardCharsets.US_ASCII);
    assertThat(eicar).hasSize(68);
    assertThat(named("10-eicar-plain")).contains(eicar);
    for (Sample sample : Sample.all(FOLDER)) {
      assertThat(
              Files.readString(FOLDER.resolve(sample.name() + ".eml"), StandardCharsets.ISO_8859_1))
          .doesNotContain(eicar.substring(0, 20));
    }
  }

  @Test
  void odd_line_ends_are_kept() throws IOException {
    assertThat(named("51-lf")).doesNotContain("\r");
    assertThat(named("52-crlf").replace("\r\n", "")).doesNotContain("\n");
    assertThat(named("53-bare-cr")).contains("One,\rtwo");
  }

  @Test
  void a_case_file_with_a_mistake_is_refused_with_its_name(@TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("x.case"), "to joe@example.org\n");
    assertThatThrownBy(() -> Sample.all(folder))
        .hasMessageContaining("x.case")
        .hasMessageContaining("write: to ADDRESS OUTCOME");
  }

  private static String named(String name) throws IOException {
    return Sample.all(FOLDER).stream()
        .filter(sample -> sample.name().equals(name))
        .map(sample -> new String(sample.message(), StandardCharsets.ISO_8859_1))
        .findFirst()
        .orElseThrow();
  }
}
