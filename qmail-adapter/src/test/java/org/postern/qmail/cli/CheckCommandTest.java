package org.postern.qmail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code postern check}: what it says of the configuration that is shipped, and of each file in
 * {@code samples/bad-configurations} put into it. The exact words lie beside the file.
 */
class CheckCommandTest {
  private static final Path BAD =
      Path.of(System.getProperty("postern.top", ".."), "samples", "bad-configurations");

  @TempDir private Path folder;

  @Test
  void the_shipped_configuration_has_no_mistakes() throws IOException {
    Run run = check(Shipped.in(folder));
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .hasSize(5)
        .satisfies(lines -> assertThat(lines.get(0)).matches(".*: \\d+ processors, \\d+ mailets"))
        .satisfies(lines -> assertThat(lines.get(1)).matches(".*policy.xml: [1-9]\\d* rules"))
        .last()
        .isEqualTo("no mistakes");
  }

  @Test
  void what_cannot_be_meant_is_a_warning_and_no_mistake() throws IOException {
    Path conf = Shipped.in(folder);
    String rule = "<rule name='%s' effect='block'><when><attachment name='%s'/></when></rule>";
    Files.writeString(
        conf.resolve("policy.xml"),
        "<policy xmlns='urn:postern:policy:1'>\n%s\n%s\n</policy>"
            .formatted(rule.formatted("all", "*.exe *.scr"), rule.formatted("some", "*.scr")));
    Run run = check(conf);
    assertThat(run.err())
        .containsExactly(
            "file://conf/policy.xml:3:1: warning: rule \"some\" adds nothing to rule \"all\" in"
                + " line 2, which holds wherever it does; remove it, or change one of them");
    assertThat(run.out()).last().isEqualTo("no mistakes");
    assertThat(run.exit()).isZero();
  }

  @Test
  void nothing_is_made_on_disk() throws IOException {
    check(Shipped.in(folder));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("conf"));
    }
  }

  @Test
  void a_folder_that_is_not_there_is_a_mistake() {
    Run run = check(folder.resolve("none"));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err().get(0)).contains("none/mailetcontainer.xml:1: file: cannot be read");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void bad_configuration(String name) throws IOException {
    Path conf = Shipped.in(folder);
    Path bad = BAD.resolve(name);
    Files.copy(bad, conf.resolve(place(name)), StandardCopyOption.REPLACE_EXISTING);

    Run run = check(conf);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    String got = String.join("\n", run.err()).replace(conf + "/", "") + "\n";
    Golden.compare(bad.resolveSibling(name.substring(0, name.indexOf('.')) + ".expected"), got);
  }

  static List<String> bad_configuration() throws IOException {
    try (Stream<Path> files = Files.list(BAD)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".expected"))
          .sorted()
          .toList();
    }
  }

  /** {@code 12-x.store.xml} takes the place of mailrepositorystore.xml, and so on. */
  private static String place(String name) {
    return switch (name.substring(name.indexOf('.') + 1)) {
      case "store.xml" -> "mailrepositorystore.xml";
      case "policy.xml" -> "policy.xml";
      case "posternd.conf" -> "posternd.conf";
      default -> "mailetcontainer.xml";
    };
  }

  private static Run check(Path conf) {
    return Run.of(_ -> new FakeExaminer(), "", "check", "--config", conf.toString());
  }
}
