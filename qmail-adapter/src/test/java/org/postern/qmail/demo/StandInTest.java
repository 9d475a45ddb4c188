package org.postern.qmail.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in the place of qmail-queue. */
class StandInTest {
  @TempDir private Path folder;

  @Test
  void message_and_envelope_are_kept_as_they_came() throws IOException, InterruptedException {
    Path odd = Files.createDirectory(folder.resolve("it's here"));
    StandIn queue = StandIn.in(odd);
    Path message = Files.writeString(folder.resolve("m"), "a: b\r\n\n\rc\0");
    Path envelope = Files.writeString(folder.resolve("e"), "F\0Tjoe@x\0Tann@y\0\0");

    assertThat(run(queue, message, envelope)).isZero();

    assertThat(queue.recipients()).containsExactly("joe@x", "ann@y");
    try (Stream<Path> files = Files.list(queue.maildir().resolve("new"))) {
      assertThat(files.toList())
          .singleElement()
          .asString()
          .satisfies(file -> assertThat(Path.of(file)).hasSameBinaryContentAs(message));
    }
  }

  @Test
  void a_full_disk_is_a_temporary_error_of_qmail_queue() throws IOException, InterruptedException {
    StandIn queue = StandIn.in(folder);
    Files.delete(folder.resolve("maildir/tmp"));
    Path empty = Files.createFile(folder.resolve("empty"));
    assertThat(run(queue, empty, empty)).isEqualTo(53);
    assertThat(queue.recipients()).isEqualTo(List.of());
  }

  private int run(StandIn queue, Path message, Path envelope)
      throws IOException, InterruptedException {
    return new ProcessBuilder(
            "/bin/sh",
            "-c",
            "exec \"$1\" <\"$2\" 1<\"$3\"",
            "sh",
            queue.program().toString(),
            message.toString(),
            envelope.toString())
        .redirectError(folder.resolve("err").toFile())
        .start()
        .waitFor();
  }
}
