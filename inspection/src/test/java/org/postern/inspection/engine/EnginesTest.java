package org.postern.inspection.engine;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.settings.Problem;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;

/** How engines are named in a configuration, and what is said of mistakes in it. */
class EnginesTest {
  private static final Path HOME = Path.of("/nonexistent/home");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          clamd:/run/clamav/clamd.ctl                                 | clamd
          clamd:127.0.0.1:3310?timeout=20s                            | clamd
          clamd:[::1]:3310                                            | clamd
          clamd://clamav.example.org:3310                             | clamd
          clamd:localhost:3310?connections=4&timeout=500ms            | clamd
          builtin                                                     | builtin
          builtin:                                                    | builtin
          clamd:/a, builtin:,clamd:/b  ,  clamd:/c                    | clamd builtin clamd-2 clamd-3
          clamd:/a?name=first, clamd:/b                               | first clamd
          clamd:/a; clamd:/b ;builtin, builtin                        | clamd;clamd-2;builtin builtin-2
          """)
  void reads(String list, String names) throws SettingsException {
    assertThat(
            read(list, HOME).choices().stream()
                .map(seat -> seat.stream().map(Engines.Entry::name).collect(joining(";"))))
        .containsExactly(names.split(" "));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          savi:/run/x             | in "savi:/run/x": "savi" is not a kind of engine; write one of avast, builtin, clamd, command, hashes, icap, icaps, mhr, sssp, yara
          CLAMD:/run/x            | in "CLAMD:/run/x": "CLAMD" is not a kind of engine; write one of avast, builtin, clamd, command, hashes, icap, icaps, mhr, sssp, yara
          /run/clamd.ctl          | in "/run/clamd.ctl": "/run/clamd.ctl" is not a kind of engine; write one of avast, builtin, clamd, command, hashes, icap, icaps, mhr, sssp, yara
          builtin,                | in "": an engine is missing beside a comma or semicolon; write one, or remove the sign
          clamd:/a;               | in "clamd:/a;": an engine is missing beside a comma or semicolon; write one, or remove the sign
          clamd:/a?canary=1s      | in "clamd:/a?canary=1s": canary: "1s" is out of range; write a length of time from 10s to 7d
          clamd:/a?oldest=never   | in "clamd:/a?oldest=never": oldest: "never" is not a length of time; write a whole number and its unit, one of ms, s, m, h and d, such as 20s
          clamd:/a?tooOld=block   | in "clamd:/a?tooOld=block": tooOld: "block" is not known; write warn or fail
          clamd:/a?remember=2h    | in "clamd:/a?remember=2h": remember: "2h" is out of range; write a length of time from 1s to 1h
          builtin: clamd:/a       | in "builtin: clamd:/a": has a blank in it; write a comma between engines
          clamd:                  | in "clamd:": address: "" is neither the absolute path of a unix socket nor host:port; write an address such as /run/clamav/clamd.ctl, 127.0.0.1:3310 or [::1]:3310
          clamd:run/clamd.ctl     | in "clamd:run/clamd.ctl": address: "run/clamd.ctl" is neither the absolute path of a unix socket nor host:port; write an address such as /run/clamav/clamd.ctl, 127.0.0.1:3310 or [::1]:3310
          clamd:10.0.0.7:99999    | in "clamd:10.0.0.7:99999": address: "10.0.0.7:99999" has no port from 1 to 65535; write an address such as /run/clamav/clamd.ctl, 127.0.0.1:3310 or [::1]:3310
          clamd:/a?timeuot=20s    | in "clamd:/a?timeuot=20s": timeuot: is not a setting here; write one of canary, connections, name, oldest, remember, timeout, tooOld, or remove it
          clamd:/a?timeout=20     | in "clamd:/a?timeout=20": timeout: "20" is not a length of time; write a whole number and its unit, one of ms, s, m, h and d, such as 20s
          clamd:/a?timeout=1h     | in "clamd:/a?timeout=1h": timeout: "1h" is out of range; write a length of time from 100ms to 10m
          clamd:/a?connections=0  | in "clamd:/a?connections=0": connections: "0" is not a whole number from 1 to 1000; write one
          clamd:/a?timeout        | in "clamd:/a?timeout": "timeout" is not an option; write key=value, with & between them
          clamd:/a?name=a&name=b  | in "clamd:/a?name=a&name=b": name is set twice; remove one
          clamd:/a?name=a/b       | in "clamd:/a?name=a/b": name: "a/b" is not a name; write up to 40 letters, digits, - and _
          builtin?timeout=20s     | in "builtin?timeout=20s": timeout: is not a setting here; write one of canary, name, oldest, remember, tooOld, or remove it
          builtin:file:/nowhere/x | in "builtin:file:/nowhere/x": address: "file:/nowhere/x" is not there; write the path of a signature file or of a folder of them, such as file:/etc/postern/signatures
          builtin:/etc/passwd     | in "builtin:/etc/passwd": address: "/etc/passwd" is not there; write the path of a signature file or of a folder of them, such as file:/etc/postern/signatures
          """)
  void refuses(String list, String what) {
    assertThat(mistakes(list, HOME))
        .containsExactly(
            new Problem("mailetcontainer.xml: mailet ScanForViruses", "engines", what));
  }

  @Test
  void the_setting_must_be_there() {
    Settings settings = new Settings("here", Map.of());
    Engines.read(settings, HOME);
    assertThat(catchThrowableOfType(SettingsException.class, settings::check))
        .hasMessageStartingWith("here: engines: is missing; write a list of engines");
  }

  @Test
  void says_all_mistakes_at_once(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(folder.resolve("local.ndb"), "Worm.A:0:*:4d5a90\nWorm.B:0:*:4d??\n");
    assertThat(mistakes("savi:x, clamd:/a?timeout=x&conections=1, builtin:file:" + file, HOME))
        .extracting(problem -> problem.where() + ": " + problem.setting())
        .containsExactly(
            "mailetcontainer.xml: mailet ScanForViruses: engines",
            "mailetcontainer.xml: mailet ScanForViruses: engines",
            "mailetcontainer.xml: mailet ScanForViruses: engines",
            file + ":2: signature");
  }

  @Test
  void two_engines_cannot_have_one_name() {
    assertThat(mistakes("clamd:/a?name=one, clamd:/b?name=one", HOME))
        .singleElement()
        .extracting(Problem::what)
        .isEqualTo(
            "in \"clamd:/b?name=one\": name: \"one\" is the name of another engine; write one of"
                + " its own");
  }

  @ParameterizedTest
  @CsvSource({"file:%s/sig", "file://%s/sig", "file://sig"})
  void a_signature_folder_is_found_as_in_james(String address, @TempDir Path home)
      throws IOException, SettingsException {
    Files.createDirectory(home.resolve("sig"));
    Files.writeString(home.resolve("sig/a.ndb"), "Worm.A:0:*:4d5a90\n");
    Engines engines = read("builtin:" + address.formatted(home), home);
    assertThat(engines.choices())
        .singleElement()
        .extracting(choices -> choices.get(0).opening().get().version())
        .isEqualTo("builtin (EICAR and 1 signatures)");
  }

  @Test
  void reading_does_not_connect() throws SettingsException {
    try (ScriptedClamd clamd = ScriptedClamd.onLoopback(ClamdScripts.NEVER_ACCEPTS)) {
      assertThat(read(clamd.uri(), HOME).choices().get(0).get(0).opening().get()).isNotNull();
    }
  }

  @Test
  void every_kind_and_option_is_documented() {
    assertThat(Engines.kinds())
        .extracting(EngineKind::scheme)
        .containsExactly(
            "builtin", "clamd", "icap", "icaps", "sssp", "avast", "command", "yara", "hashes",
            "mhr");
    assertThat(Engines.kinds())
        .allSatisfy(
            kind -> {
              assertThat(kind.help()).endsWith(".");
              assertThat(kind.options())
                  .allSatisfy(option -> assertThat(option.help()).endsWith("."));
            });
    assertThat(Engines.options())
        .extracting(Setting::name)
        .containsExactly("canary", "oldest", "tooOld", "remember", "name");
  }

  private static Engines read(String list, Path home) throws SettingsException {
    Settings settings = settings(list);
    Engines engines = Engines.read(settings, home);
    settings.check();
    return engines;
  }

  private static List<Problem> mistakes(String list, Path home) {
    return catchThrowableOfType(SettingsException.class, () -> read(list, home)).problems();
  }

  private static Settings settings(String list) {
    return new Settings("mailetcontainer.xml: mailet ScanForViruses", Map.of("engines", list));
  }
}
