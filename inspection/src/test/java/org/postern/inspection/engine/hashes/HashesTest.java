package org.postern.inspection.engine.hashes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.content.Content;
import org.postern.inspection.content.Digested;
import org.postern.inspection.engine.AnswerText;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Detects;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.engine.Engines;
import org.postern.inspection.engine.Leftovers;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;

/** What lists of hashes may look like, what they find, and how they change. */
class HashesTest {
  private static final Content WORM = Content.of("a worm".getBytes());
  private static final Content TEXT = Content.of("Hello Joe\r\n".getBytes());
  private static final String OTHER = "0".repeat(64);

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SHA256                                            |                        | Listed-
          SHA256 Worm.A                                     |                        | Worm.A
          SHA256  sample.exe                                |                        | sample.exe
          SHA256 *sample.exe                                |                        | sample.exe
          SHA1 Worm.A                                       |                        | Worm.A
          MD5,Worm.A                                        |                        | Worm.A
          MD5;Worm.A;2026-11-22                             |                        | Worm.A
          "SHA256","Agent of, Fortune"                      |                        | Agent of, Fortune
          "2026-11-22 10:00:00", "SHA256", "MD5", "x", "W1" | ?column=2&name-column=5 | W1
          "2026-11-22 10:00:00", "SHA256", "MD5", "x", "W1" | ?column=3&name-column=5 | W1
          SHA256,n/a                                        |                        | Listed-
          SHA256 Worm.A                                     | ?name-column=0         | Listed-
          """)
  void reads_a_line(String line, String options, String name) throws Exception {
    Path list = list("# a comment", "", line);
    try (Engine engine = engine(list, options == null ? "" : options)) {
      String listed = "Listed-" + digest("SHA-256").substring(0, 16);
      assertThat(ask(engine, WORM)).isEqualTo("found " + (name.equals("Listed-") ? listed : name));
      assertThat(ask(engine, TEXT)).isEqualTo("clean");
      assertThat(engine.version())
          .isEqualTo("hashes (1 hashes of " + Files.getLastModifiedTime(list).toInstant() + ")");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Worm.A            | ``       | list:2: hash: column 1 is "Worm.A"; write an MD5 of 32 hexadecimal digits, a SHA-1 of 40 or a SHA-256 of 64
          1234 Worm.A       | ``       | list:2: hash: column 1 is "1234"; write an MD5 of 32 hexadecimal digits, a SHA-1 of 40 or a SHA-256 of 64
          SHA256x Worm.A    | ``       | write an MD5 of 32 hexadecimal digits
          SHA256 Worm.A     | ?column=2 | column 2 is "Worm.A"
          SHA256 Worm.A     | ?column=3 | column 3 is ""
          SHA256 Worm.A     | ?column=x | column: "x" is not a whole number from 1 to 100; write one
          """)
  void refuses_a_line(String line, String options, String problem) throws Exception {
    Path list = list("# a comment", line);
    assertThat(
            catchThrowableOfType(
                SettingsException.class, () -> engine(list, options.replace("``", ""))))
        .hasMessageContaining(problem);
  }

  @Test
  void the_files_of_a_folder_are_one_list() throws Exception {
    Files.createDirectory(folder.resolve("lists"));
    Files.writeString(folder.resolve("lists/a.txt"), OTHER + "\n");
    Files.writeString(folder.resolve("lists/b.txt"), digest("SHA-1") + " Worm.A\n");
    Files.writeString(folder.resolve("lists/.b.txt.swp"), "rubbish");
    try (Engine engine = engine(folder.resolve("lists"), "")) {
      assertThat(ask(engine, WORM)).isEqualTo("found Worm.A");
    }
  }

  @Test
  void a_list_that_is_not_there_is_a_mistake() {
    assertThat(
            catchThrowableOfType(SettingsException.class, () -> engine(folder.resolve("none"), "")))
        .hasMessageContaining("cannot be read; write the absolute path of a file or a folder");
  }

  @Test
  void a_changed_list_counts_and_a_broken_one_does_not() throws Exception {
    Path list = list(OTHER + " Other");
    try (Engine engine = engine(list, "?reload=10ms")) {
      assertThat(ask(engine, WORM)).isEqualTo("clean");
      replace(list, digest("SHA-256") + " Worm.A\n", 1);
      await().until(() -> ask(engine, WORM), "found Worm.A"::equals);
      replace(list, digest("SHA-256") + " Worm.B\nrubbish\n", 2);
      // What comes after the broken list shows that it was read.
      for (int i = 0; i < 200; i++) {
        assertThat(ask(engine, WORM)).isEqualTo("found Worm.A");
      }
      replace(list, digest("MD5") + " Worm.C\n", 3);
      await().until(() -> ask(engine, WORM), "found Worm.C"::equals);
      Files.delete(list);
      for (int i = 0; i < 200; i++) {
        assertThat(ask(engine, WORM)).isEqualTo("found Worm.C");
      }
      Leftovers.none(5, () -> ask(engine, WORM));
    }
  }

  @Test
  void an_empty_list_does_not_read_the_content() throws Exception {
    AtomicInteger opened = new AtomicInteger();
    try (Engine engine = engine(list("# nothing yet"), "")) {
      assertThat(ask(engine, new Strange(100, 100, opened))).isEqualTo("clean");
      assertThat(opened).hasValue(0);
    }
  }

  @Test
  void a_content_whose_sha256_is_known_is_not_read_for_it() throws Exception {
    AtomicInteger opened = new AtomicInteger();
    try (Engine engine = engine(list("SHA256 Worm.A"), "")) {
      Content known = new Digested(new Strange(100, -1, opened), digest("SHA-256"));
      assertThat(ask(engine, known)).isEqualTo("found Worm.A");
      assertThat(opened).hasValue(0);
    }
  }

  @Test
  void another_list_is_another_version() throws Exception {
    Path list = list(OTHER);
    try (Engine engine = engine(list, "?reload=10ms")) {
      String before = engine.version();
      replace(list, OTHER.replace('0', '1') + "\n", 1);
      await().until(() -> !engine.version().equals(before));
      assertThat(engine.dated()).contains(java.time.Instant.ofEpochMilli(100_000));
      assertThat(engine.detects()).isEqualTo(Detects.WHAT_IT_LISTS);
    }
  }

  @ParameterizedTest
  @CsvSource({"99", "101", "-1"})
  void a_content_that_cannot_be_read_whole_is_unreadable(int there) throws Exception {
    try (Engine engine = engine(list(OTHER), "")) {
      assertThat(ask(engine, new Strange(100, there, new AtomicInteger())))
          .isEqualTo("failed unreadable");
    }
  }

  @Test
  void a_deadline_that_has_passed_is_a_timeout_and_a_closed_engine_does_not_answer()
      throws Exception {
    Engine engine = engine(list(OTHER), "");
    assertThat(AnswerText.of(engine.ask(WORM, Deadline.in(Duration.ZERO))))
        .isEqualTo("failed timeout");
    engine.close();
    assertThat(ask(engine, WORM)).isEqualTo("failed unreachable");
  }

  private static String ask(Engine engine, Content content) {
    return AnswerText.of(engine.ask(content, Deadline.in(Duration.ofSeconds(30))));
  }

  private Path list(String... lines) throws Exception {
    return Files.writeString(
        folder.resolve("list"),
        String.join("\n", lines)
                .replace("SHA256", digest("SHA-256"))
                .replace("SHA1", digest("SHA-1"))
                .replace("MD5", digest("MD5"))
            + "\n");
  }

  private void replace(Path list, String text, int version) throws IOException {
    Path fresh = Files.writeString(folder.resolve("fresh"), text);
    Files.setLastModifiedTime(fresh, FileTime.fromMillis(version * 100_000L));
    Files.move(fresh, list, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String digest(String algorithm) throws Exception {
    byte[] digest = MessageDigest.getInstance(algorithm).digest("a worm".getBytes());
    return HexFormat.of().formatHex(digest);
  }

  private Engine engine(Path list, String options) throws SettingsException {
    Settings settings = new Settings("here", Map.of("engines", "hashes:" + list + options));
    Engines engines = Engines.read(settings, folder);
    settings.check();
    return engines.choices().get(0).get(0).opening().get();
  }

  /** Says one size and has another; -1 for a content that cannot be opened. */
  private record Strange(long size, int bytes, AtomicInteger opened) implements Content {
    @Override
    public InputStream open() throws IOException {
      opened.incrementAndGet();
      if (bytes < 0) {
        throw new IOException("disk trouble");
      }
      return new ByteArrayInputStream(new byte[bytes]);
    }
  }
}
