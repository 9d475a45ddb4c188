package org.postern.inspection.anatomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Mails of 100 MB are looked at by everything on board with a heap of 256 MB. */
class SmallHeapTest {
  @TempDir private Path folder;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void mails_of_100_mb_are_inspected_with_a_heap_of_256_mb() throws Exception {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeap.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.waitFor()).as(said).isZero();
    assertThat(said.lines().filter(line -> !line.startsWith("SLF4J")))
        .containsExactly(
            "attachment: []",
            "letter in quoted-printable: []",
            "one line: []",
            "one line of header: [budget-headerBytes]",
            "forwarded message in base64: []",
            "parts of 60 kB: []",
            "small parts: [budget-delimiters, budget-parts, close-delimiter-missing]",
            "header lines: [budget-headerBytes, budget-headerFields]",
            "files in a text: [budget-parts]");
  }
}
