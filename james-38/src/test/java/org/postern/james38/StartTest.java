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
          mailetcontainer.xml | engines>                   | engine>                    | mailet ScanForViruses: engine: is not a setting here; write one of engines, require, timeout, or remove it
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

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          >scan</processor>           | >scam</processor>      | smtpserver.xml: handler ScanHook: processor: "scam" is not a processor of mailetcontainer.xml; write
          >scan</processor>           | >transport</processor> | smtpserver.xml: handler ScanHook: processor: "transport" has no mailet org.postern.mailets.Accept, so mail would be delivered twice; write
          <processor>scan</processor> | <state>scan</state>    | smtpserver.xml: handler ScanHook: state: is not a setting here; write one of processor, or remove it
          """)
  void hook_refused(String text, String instead, String said, @TempDir Path directory)
      throws IOException {
    Path smtpserver = Conf.smtpserver(directory, text, instead);
    assertThatThrownBy(() -> new Server(directory, Conf.shipped(), smtpserver).close())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(said);
  }
}
