package org.postern.inspection.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Content reads the same from the start, from any position and through a slice, wherever it is. */
class ContentTest {
  private static final String TEXT = "0123456789abcdef";

  @TempDir Path folder;
  private Stream<Content> kinds;

  @BeforeEach
  void make() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), TEXT);
    Content memory = Content.of(bytes(TEXT));
    Content padded = Content.of(bytes("--" + TEXT + "--"));
    kinds =
        Stream.of(
            memory,
            FileContent.open(file),
            padded.slice(2, 18),
            new OnlyFromTheStart(memory),
            new OnlyFromTheStart(padded).slice(2, 18),
            Content.concat(memory.slice(0, 5), FileContent.open(file).slice(5, 16)));
  }

  @Test
  void the_whole_is_read_from_the_start() throws IOException {
    for (Content content : kinds.toList()) {
      try (InputStream in = content.open()) {
        assertThat(in.readAllBytes()).as("%s", content).isEqualTo(bytes(TEXT));
      }
    }
  }

  @Test
  void a_slice_has_its_bytes_and_no_others() throws IOException {
    for (Content content : kinds.toList()) {
      try (InputStream in = content.slice(3, 12).slice(1, 4).open()) {
        assertThat(in.readAllBytes()).as("%s", content).isEqualTo(bytes("456"));
      }
    }
  }

  @Test
  void a_read_from_a_position_stops_at_the_end() throws IOException {
    for (Content content : kinds.toList()) {
      byte[] into = new byte[6];
      assertThat(content.read(13, into, 1, 5)).as("%s", content).isEqualTo(3);
      assertThat(into).isEqualTo(bytes("\0def\0\0"));
      assertThat(content.read(16, into, 0, 5)).isZero();
      assertThat(content.read(99, into, 0, 5)).isZero();
    }
  }

  @Test
  void a_slice_of_a_slice_does_not_read_over_the_edge() throws IOException {
    for (Content content : kinds.toList()) {
      byte[] into = new byte[10];
      assertThat(content.slice(4, 8).read(2, into, 0, 10)).as("%s", content).isEqualTo(2);
    }
  }

  /** A file that lies in a million pieces is read at any place in the time of one piece. */
  @Test
  void pieces_that_are_not_wanted_are_not_looked_at() throws IOException {
    Content piece = Content.of(bytes("0123"));
    Content whole = Content.concat(Collections.nCopies(1_000_000, piece).toArray(new Content[0]));
    byte[] into = new byte[6];
    for (int at = 0; at < 4_000_000; at += 40) {
      assertThat(whole.read(at + 2, into, 0, 6)).isEqualTo(6);
    }
    assertThat(into).isEqualTo(bytes("230123"));
    assertThat(whole.slice(3_999_998, 4_000_000).read(0, into, 0, 6)).isEqualTo(2);
  }

  @Test
  void a_range_outside_is_refused() {
    kinds.forEach(
        content ->
            assertThatThrownBy(() -> content.slice(3, 17))
                .isInstanceOf(IndexOutOfBoundsException.class));
  }

  @Test
  void a_file_that_lost_bytes_does_not_read_as_a_shorter_one() throws IOException {
    Path file = Files.writeString(folder.resolve("shrinks"), TEXT);
    try (FileContent content = FileContent.open(file)) {
      Files.writeString(file, "0123");
      assertThatThrownBy(() -> content.read(0, new byte[16], 0, 16))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("lost bytes");
    }
  }

  /** Like a decoded part: it can be opened, and that is all. */
  private record OnlyFromTheStart(Content of) implements Content {
    @Override
    public long size() {
      return of.size();
    }

    @Override
    public InputStream open() throws IOException {
      return of.open();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
