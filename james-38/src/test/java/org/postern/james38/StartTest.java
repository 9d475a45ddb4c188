package org.postern.james38;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistake in the configuration stops the start, and the log says what to write instead. */
class StartTest {
  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mailetcontainer.xml | engines>                   | engine>                    | mailet ScanForViruses: engine: is not a setting here; write one of engines, timeout, or remove it
          mailetcontainer.xml | Found=virus"               | Found=viruses"           | matcher Found: condition: "viruses"
          policy.xml          | effect="block"             | effect="destroy"         | "destroy"
          """)
  void refused(String file, String text, String instead, String said, @TempDir Path directory)
      throws IOException {
    Path conf = Conf.with(directory, file, text, instead);
    assertThatThrownBy(() -> new Server(directory, conf).close())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(said);
  }
}
