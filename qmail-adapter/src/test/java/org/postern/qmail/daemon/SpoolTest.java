package org.postern.qmail.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.content.Content;

/** A message is in memory up to a limit, above it in a file that has no name. */
final class SpoolTest {
  @TempDir private Path directory;

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest(name = "{0} bytes in pieces of {1}, {2} in memory")
  @CsvSource({
    "0, 1, 100",
    "1, 1, 100",
    "99, 7, 100",
    "100, 7, 100",
    "101, 7, 100",
    "101, 101, 100",
    "50000, 16384, 65536",
    "65536, 16384, 65536",
    "65537, 16384, 65536",
    "200000, 65536, 65536",
    "1000, 1000, 1"
  })
  void what_was_written_can_be_read_as_often_as_needed(int size, int piece, int memory)
      throws Exception {
    byte[] all = random(size);
    try (Spool spool = new Spool(directory, memory)) {
      for (int i = 0; i < size; i += piece) {
        spool.write(ByteBuffer.wrap(all, i, Math.min(piece, size - i)));
      }
      Content content = spool.content();

      assertThat(directory).isEmptyDirectory();
      assertThat(spool.size()).isEqualTo(size);
      assertThat(content.size()).isEqualTo(size);
      try (InputStream first = content.open();
          InputStream second = content.open()) {
        assertThat(first.readNBytes(size / 2)).isEqualTo(Arrays.copyOf(all, size / 2));
        assertThat(second.readAllBytes()).isEqualTo(all);
        assertThat(first.readAllBytes()).isEqualTo(Arrays.copyOfRange(all, size / 2, size));
      }
      try (InputStream slice = content.slice(size / 4, size / 2).open()) {
        assertThat(slice.readAllBytes()).isEqualTo(Arrays.copyOfRange(all, size / 4, size / 2));
      }
    }
  }

  @Test
  void a_file_that_cannot_be_made_is_an_error() throws Exception {
    try (Spool spool = new Spool(directory.resolve("none"), 10)) {
      spool.write(ByteBuffer.wrap(new byte[10]));
      assertThatThrownBy(() -> spool.write(ByteBuffer.wrap(new byte[1])))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_message_that_finds_no_room_is_refused_as_qmail_queue_refuses_it() throws Exception {
    try (House house = new House(directory, FakeChain.delivering(), "spoolMemory", "1k")) {
      java.nio.file.Files.delete(house.state().resolve("spool"));
      assertThat(house.client().send(new byte[2000], PosternQueue.ENVELOPE).code()).isEqualTo(53);
      assertThat(house.client().send(new byte[200], PosternQueue.ENVELOPE).code()).isZero();
    }
  }
}
