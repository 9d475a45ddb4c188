package org.postern.inspection.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.AnswerText;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.engine.Engines;
import org.postern.inspection.engine.Leftovers;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;

/**
 * Whatever a program does, the answer is there in time and is clean only where the catalogue says
 * so, and nothing of it is left: no process, thread, descriptor or file. The scripts stand for the
 * products.
 */
class CommandFailureTest {
  private static final Duration AMPLE = Duration.ofSeconds(30);
  private static final Content TEXT = Content.of("Hello Joe\r\n".getBytes());

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          says clean                      | exit 0                                               | clean
          says infected, with a name      | echo "x: Worm.A FOUND"; exit 3                       | found Worm.A
          says it to its error output     | echo "x: Worm.A FOUND" >&2; exit 3                   | found Worm.A
          says infected, without a name   | echo hmm; exit 3                                     | found Unnamed-by-script
          names something, but says clean | echo "x: Worm.A FOUND"; exit 0                       | found Worm.A
          names something and fails       | echo "x: Worm.A FOUND"; exit 2                       | found Worm.A
          a name with bad bytes           | printf 'x: Wo\\033rm\\377.A FOUND\\n'; exit 3        | found Wo?rm\ufffd.A
          says that it failed             | echo "ERROR: database is being reloaded"; exit 2     | failed engine-error
          says that memory is short       | perl -e '$x = "a" x 900_000_000'; exit 2           | failed engine-error
          ends with a code nobody knows   | exit 77                                              | failed not-understood
          is killed                       | kill -KILL $$                                        | failed broken
          crashes                         | kill -SEGV $$                                        | failed broken
          hangs                           | exec sleep 1000                                      | failed timeout
          hangs and does not listen       | trap '' TERM INT HUP; while :; do sleep 1000; done   | failed timeout
          hangs in a child                | sleep 1000 & wait                                    | failed timeout
          hangs in one that left          | setsid sleep 1000 & setsid sh -c 'sleep 1000; :'     | failed timeout
          spins                           | while :; do :; done                                  | failed timeout
          answers, and leaves one behind  | sleep 1000 >/dev/null 2>&1 & exit 0                  | clean
          leaves one that left            | setsid sh -c 'sleep 1000; :' & exit 3                | found Unnamed-by-script
          writes without end              | exec yes                                             | failed not-understood
          writes without a line end       | exec cat /dev/zero                                   | failed not-understood
          reads its input                 | read line && exit 3; exit 0                          | clean
          """)
  void each_end_has_its_meaning(String what, String script, String answer) throws Exception {
    try (Engine engine = engine(script, "timeout=700ms&memory=256m")) {
      assertThat(ask(engine)).isEqualTo(answer);
    }
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @CsvSource({"rw-r--r--", "---------"})
  void a_program_that_may_not_be_run(String rights) throws Exception {
    try (Engine engine = engine("exit 0", "timeout=10s")) {
      Files.setPosixFilePermissions(
          folder.resolve("script"), PosixFilePermissions.fromString(rights));
      assertThat(ask(engine)).isEqualTo("failed unreachable");
    }
  }

  @Test
  void a_program_that_is_not_there_a_folder_or_without_its_interpreter() throws Exception {
    try (Engine engine = engine("exit 0", "timeout=10s")) {
      Path script = folder.resolve("script");
      Files.writeString(script, "#!/nonexistent/sh\n");
      assertThat(ask(engine)).isEqualTo("failed unreachable");
      Files.delete(script);
      assertThat(ask(engine)).isEqualTo("failed unreachable");
      Files.createDirectory(script);
      assertThat(ask(engine)).isEqualTo("failed unreachable");
    }
  }

  @Test
  void works_again_as_soon_as_the_program_does() throws Exception {
    try (Engine engine = engine("exit 2", "timeout=10s")) {
      assertThat(ask(engine)).isEqualTo("failed engine-error");
      script("exit 0");
      assertThat(ask(engine)).isEqualTo("clean");
    }
  }

  @Test
  void the_failure_has_the_programs_own_words_on_one_line() throws Exception {
    try (Engine engine =
        engine("printf '\\n ERROR: no \\033 licence\\nmore\\n'; exit 2", "timeout=10s")) {
      assertThat(engine.ask(TEXT, Deadline.in(AMPLE)))
          .isInstanceOfSatisfying(
              Answer.Failed.class,
              failed -> assertThat(failed.detail()).isEqualTo("exit code 2: ERROR: no ? licence"));
    }
  }

  @Test
  void the_program_sees_a_private_file_and_nothing_of_ours() throws Exception {
    String script =
        "(ls -lRn .. | cut -c1-10; pwd; env | sort | sed 's/=.*//'; ls /proc/self/fd | wc -l;"
            + " echo \"$@\"; cat \"$1\"/*) > FOLDER/seen; exit 0";
    try (Engine engine = engine(script.replace("FOLDER", folder.toString()), "timeout=10s")) {
      assertThat(ask(engine)).isEqualTo("clean");
    }
    String at = Path.of(Files.readString(folder.resolve("tmp")).strip()).getParent().toString();
    assertThat(Files.readString(folder.resolve("seen")))
        .contains(at + "/content\n")
        .contains("HOME\nLC_ALL\nPATH\nPWD\nTMPDIR\n")
        .contains("4\n" + at + "/content\n")
        .contains("\n-rw-")
        .endsWith("Hello Joe\r\n");
  }

  @Test
  void a_question_that_finds_no_place_is_busy_and_one_that_is_interrupted_ends() throws Exception {
    try (Engine engine = engine("exec sleep 1000", "timeout=10m&processes=1")) {
      AtomicReference<Answer> first = new AtomicReference<>();
      CountDownLatch ended = new CountDownLatch(1);
      Thread asking =
          Thread.ofVirtual()
              .start(
                  () -> {
                    first.set(engine.ask(TEXT, Deadline.in(AMPLE)));
                    ended.countDown();
                  });
      org.awaitility.Awaitility.await().until(() -> Files.exists(folder.resolve("tmp")));
      Answer second = engine.ask(TEXT, Deadline.in(Duration.ofMillis(50)));
      assertThat(AnswerText.of(second)).isEqualTo("failed busy");
      asking.interrupt();
      ended.await();
      assertThat(AnswerText.of(first.get())).isEqualTo("failed broken");
    }
    assertNothingIsLeft();
  }

  @Test
  void a_content_that_breaks_off_is_unreadable_and_no_program_runs() throws Exception {
    Content shorter =
        new Content() {
          @Override
          public long size() {
            return 100;
          }

          @Override
          public java.io.InputStream open() throws IOException {
            return TEXT.open();
          }
        };
    try (Engine engine = engine("exit 0", "timeout=10s")) {
      assertThat(AnswerText.of(engine.ask(shorter, Deadline.in(AMPLE))))
          .isEqualTo("failed unreadable");
      assertThat(folder.resolve("tmp")).doesNotExist();
    }
  }

  @Test
  void a_closed_engine_does_not_answer() throws Exception {
    Engine engine = engine("exit 0", "timeout=10s");
    engine.close();
    assertThat(ask(engine)).isEqualTo("failed unreachable");
  }

  @Test
  void no_thread_or_descriptor_is_left_by_answers_and_failures() throws Exception {
    try (Engine clean = engine("exit 0", "timeout=10s");
        Engine late = engine("setsid sleep 1000 & wait", "timeout=100ms")) {
      script("case $RANDOM in esac; exit 0");
      Leftovers.none(5, () -> ask(clean));
      script("setsid sleep 1000 & wait");
      Leftovers.none(5, () -> ask(late));
    }
    assertNothingIsLeft();
  }

  private static String ask(Engine engine) {
    return AnswerText.of(engine.ask(TEXT, Deadline.in(AMPLE)));
  }

  /** Every process that a script started has the folder's name in its environment. */
  private void assertNothingIsLeft() throws IOException {
    Path tmp = Path.of(Files.readString(folder.resolve("tmp")).strip());
    assertThat(tmp.getParent()).as("the private folder").doesNotExist();
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      assertThat(processes.map(CommandFailureTest::environment))
          .as("processes")
          .noneMatch(environment -> environment.contains(tmp.toString()));
    }
  }

  private static String environment(Path process) {
    try {
      return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  private void script(String script) throws IOException {
    Path file = folder.resolve("script");
    Files.writeString(
        file, "#!/bin/sh\necho $TMPDIR > " + folder.resolve("tmp") + "\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Engine engine(String script, String options) throws IOException, SettingsException {
    script(script);
    Path catalogue =
        Files.writeString(
            folder.resolve("scanners"),
            """
            [script]
            product   = A script
            tested    = no
            program   = %s
            arguments = %%d
            reads     = folder
            mime      = no
            clean     = 0
            infected  = 3
            error     = 1 2
            name      = ^x: (.+) FOUND$
            """
                .formatted(folder.resolve("script")));
    Settings settings =
        new Settings(
            "here",
            java.util.Map.of("engines", "command:script?catalogue=" + catalogue + "&" + options));
    Engines engines = Engines.read(settings, folder);
    settings.check();
    return engines.choices().get(0).get(0).opening().get();
  }
}
