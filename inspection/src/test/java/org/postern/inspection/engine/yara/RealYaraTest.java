package org.postern.inspection.engine.yara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.AnswerText;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.engine.Engines;
import org.postern.inspection.engine.Leftovers;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;

/** What the engine and Debian's yara make of each other. */
class RealYaraTest {
  private static final String RULES =
      """
      private rule Any { condition: true }
      rule Worm_A { strings: $a = "worm" condition: Any and $a }
      rule Large : size { meta: by = "us" condition: filesize > 100000 }
      rule Many { strings: $a = "aa" condition: #a > 2000000 }
      rule Slow
      {
        condition:
          filesize == 7777 and for all i in (1..100000000000) : (uint8(i) != 1 or uint8(0) == 0x53)
      }
      """;

  @TempDir Path folder;

  @BeforeEach
  void installed() {
    boolean there = Files.isExecutable(Path.of("/usr/bin/yarac"));
    if (!there && Boolean.getBoolean("postern.daemons.required")) {
      throw new AssertionError("/usr/bin/yarac is missing; install the package yara");
    }
    Assumptions.assumeTrue(there, "/usr/bin/yarac is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "a worm here,    1, found Worm_A",
    "nothing here,   1, clean",
    "'',             1, clean",
    "x,         200000, found Large",
    "a,        3000000, failed engine-error",
    "S,           7777, failed timeout",
  })
  void says_which_rule_holds(String text, int times, String answer) throws Exception {
    try (Engine engine = engine(compiled("rules", RULES), "timeout=1s")) {
      assertThat(ask(engine, text.repeat(times))).isEqualTo(answer);
      assertThat(engine.readsMime()).isFalse();
      assertThat(engine.version()).isEqualTo("yara (rules.yarc of " + engine.dated().get() + ")");
    }
  }

  @Test
  void new_rules_count_at_once_and_broken_ones_are_a_failure() throws Exception {
    Path rules = compiled("rules", RULES);
    try (Engine engine = engine(rules, "timeout=20s")) {
      assertThat(ask(engine, "a worm here")).isEqualTo("found Worm_A");
      Files.move(
          compiled("new", "rule New { strings: $a = \"here\" condition: $a }"),
          rules,
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      assertThat(ask(engine, "a worm here")).isEqualTo("found New");
      Files.write(rules, java.util.Arrays.copyOf(Files.readAllBytes(rules), 60));
      assertThat(ask(engine, "a worm here")).isEqualTo("failed engine-error");
      Files.delete(rules);
      assertThat(ask(engine, "a worm here")).isEqualTo("failed engine-error");
    }
  }

  @Test
  void nothing_is_left() throws Exception {
    try (Engine engine = engine(compiled("rules", RULES), "timeout=20s")) {
      Leftovers.none(5, () -> ask(engine, "a worm here"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          exit 0                        | clean
          echo "Worm_A $7"              | found Worm_A
          echo "what is $7"             | failed not-understood
          echo "Worm_A $7.txt"          | failed not-understood
          exit 1                        | failed engine-error
          kill -SEGV $$                 | failed broken
          """)
  void another_answer_than_those_of_yara_is_not_clean(String script, String answer)
      throws Exception {
    Path program = folder.resolve("yara");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (Engine engine = engine(compiled("rules", RULES), "timeout=20s&program=" + program)) {
      assertThat(ask(engine, "a worm here")).isEqualTo(answer);
      Files.delete(program);
      assertThat(ask(engine, "a worm here")).isEqualTo("failed unreachable");
    }
  }

  @Test
  void source_is_not_taken_for_compiled_rules() throws Exception {
    Path source = Files.writeString(folder.resolve("rules.yar"), RULES);
    assertThat(catchThrowableOfType(SettingsException.class, () -> engine(source, "timeout=1s")))
        .hasMessageContaining(
            "address: \"%s\" has no compiled rules in it; write the path of what yarac made"
                .formatted(source));
    assertThat(
            catchThrowableOfType(
                SettingsException.class, () -> engine(Path.of("rules"), "timeout=1s")))
        .hasMessageContaining("address: \"rules\" is not an absolute path; write one");
  }

  private Path compiled(String name, String rules) throws IOException, InterruptedException {
    Path source = Files.writeString(folder.resolve(name + ".yar"), rules);
    Path compiled = folder.resolve(name + ".yarc");
    Process yarac =
        new ProcessBuilder("/usr/bin/yarac", source.toString(), compiled.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("yarac.log").toFile())
            .start();
    assertThat(yarac.waitFor()).as(Files.readString(folder.resolve("yarac.log"))).isZero();
    return compiled;
  }

  private static String ask(Engine engine, String text) {
    return AnswerText.of(
        engine.ask(Content.of(text.getBytes()), Deadline.in(Duration.ofSeconds(60))));
  }

  private Engine engine(Path rules, String options) throws SettingsException {
    Settings settings = new Settings("here", Map.of("engines", "yara:" + rules + "?" + options));
    Engines engines = Engines.read(settings, folder);
    settings.check();
    return engines.choices().get(0).get(0).opening().get();
  }
}
