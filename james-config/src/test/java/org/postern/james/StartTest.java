package org.postern.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * James 3.9.0 reads every file that is shipped: a mistake in any of them stops the start, and the
 * exception says what to write instead.
 */
class StartTest {
  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mailetcontainer.xml     | engines>                    | engine>                     | mailetcontainer.xml: mailet ScanForViruses: engine: is not a setting here; write one of engines, require, timeout, or remove it
          mailetcontainer.xml     | Found=virus"                | Found=viruses"              | mailetcontainer.xml: matcher Found: condition: "viruses"
          mailetcontainer.xml     | <otherwise>keep</otherwise> | <otherwise>kept</otherwise> | undefined processors: [kept
          mailetcontainer.xml     | org.postern.mailets.Tag     | org.postern.mailets.Tagg    | org.postern.mailets.Tagg
          policy.xml              | effect="block"              | effect="destroy"            | "destroy"
          mailrepositorystore.xml | <protocol>maildir           | <protocol>folder            | "maildir://var/quarantine/viruses" cannot be opened
          extensions.properties   | PosternModule               | PosternModul                | org.postern.james.PosternModul
          """)
  void refused(String file, String text, String instead, String said, @TempDir Path directory)
      throws IOException {
    try (James39 james = new James39(directory).change(file, text, instead)) {
      Throwable thrown = catchThrowable(james::start);
      assertThat(thrown).isNotNull();
      assertThat(Throwables.getStackTrace(thrown)).contains(said);
    }
  }

  /** A new file must come into the table above. */
  @Test
  void these_are_the_files(@TempDir Path directory) throws IOException {
    Set<String> names;
    try (var files = Files.list(James39.SHIPPED)) {
      names = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
    assertThat(names)
        .containsExactlyInAnyOrder(
            "mailetcontainer.xml",
            "policy.xml",
            "mailrepositorystore.xml",
            "extensions.properties",
            // Not in use until an administrator names it, see SignaturesTest.
            "signatures");
  }
}
