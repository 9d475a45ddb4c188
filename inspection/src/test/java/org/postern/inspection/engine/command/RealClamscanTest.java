package org.postern.inspection.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.engine.Engines;
import org.postern.inspection.engine.RealClamd;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;

/** What the shipped entries for ClamAV and Debian's programs make of each other. */
class RealClamscanTest {
  private static final Duration AMPLE = Duration.ofSeconds(60);
  private static final Content EICAR = Content.of(RealClamd.eicar());
  private static final Content TEXT = Content.of("Hello Joe\r\n".getBytes());

  @TempDir Path folder;

  @BeforeEach
  void installed() {
    for (String program : new String[] {"/usr/bin/clamscan", "/usr/bin/clamdscan"}) {
      boolean there = Files.isExecutable(Path.of(program));
      if (!there && Boolean.getBoolean("postern.daemons.required")) {
        throw new AssertionError(program + " is missing; install clamav and clamdscan");
      }
      Assumptions.assumeTrue(there, program + " is missing");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"folder", "file", "stdin"})
  void clamscan_finds_eicar_in_whatever_it_reads(String reads) throws Exception {
    Files.writeString(
        folder.resolve("test.ndb"),
        "Eicar-Test-Signature:0:0:" + HexFormat.of().formatHex(RealClamd.eicar()) + "\n");
    String entry = entry("clamscan", "--database=" + folder.resolve("test.ndb"));
    entry =
        switch (reads) {
          case "file" -> entry.replace("%d", "%f").replace("= folder", "= file");
          case "stdin" -> entry.replace("%d", "-").replace("= folder", "= stdin");
          default -> entry;
        };
    try (Engine engine = engine("clamscan", entry)) {
      assertThat(ask(engine, EICAR)).isEqualTo(new Answer.Found("Eicar-Test-Signature.UNOFFICIAL"));
      assertThat(ask(engine, TEXT)).isEqualTo(new Answer.Clean());
      assertThat(engine.readsMime()).isTrue();
      Awaitility.await().until(engine::version, version -> version.startsWith("ClamAV 1."));
    }
  }

  @Test
  void clamscan_without_a_database_has_not_looked() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    try (Engine engine = engine("clamscan", entry("clamscan", "--database=" + empty))) {
      assertThat(ask(engine, TEXT))
          .isInstanceOfSatisfying(
              Answer.Failed.class,
              failed -> {
                assertThat(failed.cause()).isEqualTo(Cause.ENGINE_ERROR);
                assertThat(failed.detail()).startsWith("exit code 2: ").contains("database");
              });
    }
  }

  @Test
  void clamdscan_finds_eicar_by_way_of_clamd_and_fails_without_it() throws Exception {
    try (RealClamd clamd = RealClamd.start();
        Engine engine =
            engine(
                "clamdscan",
                entry(
                    "clamdscan",
                    "--config-file="
                        + Path.of(clamd.unixAddress()).resolveSibling("clamd.conf")))) {
      assertThat(ask(engine, EICAR)).isEqualTo(new Answer.Found("Eicar-Test-Signature.UNOFFICIAL"));
      assertThat(ask(engine, TEXT)).isEqualTo(new Answer.Clean());
      clamd.kill();
      assertThat(ask(engine, EICAR))
          .isInstanceOfSatisfying(
              Answer.Failed.class,
              failed -> assertThat(failed.cause()).isEqualTo(Cause.ENGINE_ERROR));
    }
  }

  private static Answer ask(Engine engine, Content content) {
    return engine.ask(content, Deadline.in(AMPLE));
  }

  /** The shipped entry, with one argument more. */
  private static String entry(String name, String argument) {
    String text = Catalogue.text();
    int from = text.indexOf("[" + name + "]");
    int to = text.indexOf("\n\n", from);
    return text.substring(from, to).replaceFirst("arguments = ", "arguments = " + argument + " ");
  }

  private Engine engine(String name, String entry) throws IOException, SettingsException {
    Path catalogue = Files.writeString(folder.resolve("scanners"), entry + "\n");
    Settings settings =
        new Settings("here", Map.of("engines", "command:" + name + "?catalogue=" + catalogue));
    Engines engines = Engines.read(settings, folder);
    settings.check();
    return engines.choices().get(0).get(0).opening().get();
  }
}
