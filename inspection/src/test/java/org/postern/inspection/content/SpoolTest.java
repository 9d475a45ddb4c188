package org.postern.inspection.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A spool keeps what was written, and leaves nothing in the directory while it does. */
class SpoolTest {
  private static final int MEMORY = 1000;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 999, 1000, 1001, 5000, 200_000})
  void what_was_written_is_read_again(int size) throws IOException {
    byte[] bytes = random(size);
    try (Spool spool = new Spool(directory, MEMORY)) {
      for (int at = 0; at < size; at += 700) {
        spool.write(bytes, at, Math.min(700, size - at));
      }
      assertThat(spool.size()).isEqualTo(size);
      assertThat(all(spool.content())).isEqualTo(bytes);
      assertThat(all(spool.content().slice(size / 3, size / 2)).length)
          .isEqualTo(size / 2 - size / 3);
    }
  }

  @Test
  void the_file_has_no_name_from_the_first_byte_on() throws IOException {
    try (Spool spool = new Spool(directory, MEMORY)) {
      spool.write(random(MEMORY + 1));
      try (Stream<Path> files = Files.list(directory)) {
        assertThat(files).isEmpty();
      }
      assertThat(spool.content()).isInstanceOf(FileContent.class);
    }
  }

  @Test
  void a_small_one_touches_no_disk() throws IOException {
    try (Spool spool = new Spool(Path.of("/nowhere"), MEMORY)) {
      spool.write(random(MEMORY));
      assertThat(spool.content().size()).isEqualTo(MEMORY);
      assertThatThrownBy(() -> spool.write(1)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void content_taken_earlier_does_not_change() throws IOException {
    try (Spool spool = new Spool(directory, MEMORY)) {
      spool.write(random(600));
      Content early = spool.content();
      spool.write(random(1600));
      Content later = spool.content();
      spool.write(random(1600));
      assertThat(early.size()).isEqualTo(600);
      assertThat(later.size()).isEqualTo(2200);
      assertThat(all(later)).startsWith(random(600));
    }
  }

  @Test
  void many_read_at_once_and_one_that_is_interrupted_harms_no_other() throws Exception {
    byte[] bytes = random(300_000);
    try (Spool spool = new Spool(directory, MEMORY);
        ExecutorService readers = Executors.newFixedThreadPool(8)) {
      spool.write(bytes);
      Content content = spool.content();
      Thread interrupted = new Thread(() -> readInterrupted(content));
      interrupted.start();
      interrupted.join();
      var answers =
          IntStream.range(0, 8).mapToObj(i -> readers.submit(() -> all(content))).toList();
      for (Future<byte[]> answer : answers) {
        assertThat(answer.get()).isEqualTo(bytes);
      }
    }
  }

  @Test
  void a_closed_spool_cannot_be_read() throws IOException {
    Spool spool = new Spool(directory, MEMORY);
    spool.write(random(2 * MEMORY));
    Content content = spool.content();
    spool.close();
    assertThatThrownBy(() -> all(content)).isInstanceOf(IOException.class);
  }

  private static void readInterrupted(Content content) {
    Thread.currentThread().interrupt();
    try {
      all(content);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] all(Content content) throws IOException {
    try (InputStream in = content.open()) {
      return in.readAllBytes();
    }
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(1).nextBytes(bytes);
    return bytes;
  }
}
