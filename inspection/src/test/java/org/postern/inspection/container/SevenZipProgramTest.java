package org.postern.inspection.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.inspection.content.Content;

/** A program that does not do as it should: no process and no file of it stays. */
class SevenZipProgramTest {
  private static final BooleanSupplier IN_TIME = () -> false;

  @TempDir Path folder;

  @BeforeEach
  void its_limits_are_installed() {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "no prlimit");
  }

  @Test
  void output_ends_where_it_was_asked_to() throws IOException {
    Path output = folder.resolve("output");
    program("while :; do echo floodfloodfloodflood; done").unpack(file(), output, 5000, IN_TIME);
    assertThat(output).hasSize(5000);
  }

  @Test
  void it_may_write_no_file() throws IOException {
    Path other = folder.resolve("other");
    program("echo x > " + other).unpack(file(), folder.resolve("output"), 100, IN_TIME);
    assertThat(!Files.exists(other) || Files.size(other) == 0).isTrue();
  }

  @Test
  void past_the_time_it_ends_with_all_that_it_started() throws IOException {
    String token = "31.4159" + ProcessHandle.current().pid();
    AtomicInteger asked = new AtomicInteger();
    String deaf = "trap '' TERM INT HUP; (sleep " + token + ") & echo begun; sleep " + token;
    program(deaf).unpack(file(), folder.resolve("output"), 100, () -> asked.incrementAndGet() > 3);
    nothingIsLeftOf(token);
  }

  @Test
  void what_it_leaves_behind_when_it_ends_is_ended() throws IOException {
    String token = "27.1828" + ProcessHandle.current().pid();
    String script = "(sleep " + token + " >/dev/null) & echo done";
    program(script).unpack(file(), folder.resolve("output"), 100, IN_TIME);
    assertThat(folder.resolve("output")).hasContent("done");
    nothingIsLeftOf(token);
  }

  @Test
  void it_has_no_more_memory_than_it_may() throws IOException {
    Path output = folder.resolve("output");
    program("ulimit -v").unpack(file(), output, 100, IN_TIME);
    assertThat(output).hasContent(Integer.toString(1 << 20));
  }

  @Test
  void its_private_folder_goes_whatever_it_did() throws IOException {
    long before = folders();
    SevenZipProgram broken = program("exit 1");
    Listing.Draft draft = new Listing.Draft(FreeMeter.PLENTY);
    new OutsideReader(java.util.Optional.of(broken)).read(Content.of(new byte[9]), "", draft);
    assertThat(draft.done().has(Flaw.Kind.NOT_UNPACKED)).isTrue();
    assertThat(folders()).isEqualTo(before);
  }

  private static long folders() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(OutsideReader::isOurs).count();
    }
  }

  private static void nothingIsLeftOf(String token) {
    Awaitility.await()
        .atMost(10, TimeUnit.SECONDS)
        .until(
            () ->
                ProcessHandle.allProcesses()
                    .noneMatch(p -> p.info().commandLine().orElse("").contains(token)));
  }

  private Path file() throws IOException {
    return Files.writeString(folder.resolve("content"), "x");
  }

  private SevenZipProgram program(String script) throws IOException {
    Path path = folder.resolve("program");
    Files.writeString(path, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    return new SevenZipProgram(path);
  }
}
