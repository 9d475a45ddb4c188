package org.postern.repository;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was stored when: written once, read from both ends, and never believed too much. */
class IndexTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void a_line_comes_back_as_it_was_written() {
    Shelved shelved = new Shelved("abc%20d", NOON, 7, List.of("virus", "policy"));
    assertThat(Shelved.parse(shelved.line())).contains(shelved);
    Shelved bare = new Shelved("abc", NOON, 0, List.of());
    assertThat(Shelved.parse(bare.line())).contains(bare);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "12",
        "12 7 virus",
        "12 7 virus ",
        "12 7 virus ../x",
        "12 7 virus a b",
        "x 7 virus a",
        "12 -7 virus a",
        "99999999999999999999 7 virus a",
        "12 7 virus \u0000"
      })
  void half_a_line_is_none(String line) {
    assertThat(Shelved.parse(line)).isEmpty();
  }

  @Test
  void half_a_line_does_not_spoil_the_next() throws Exception {
    Index index = new Index(folder);
    index.add(new Shelved("one", NOON, 1, List.of()));
    Path day = folder.resolve("2026-11-22");
    Files.writeString(day, "\n17638", StandardOpenOption.APPEND);
    index.add(new Shelved("two", NOON, 1, List.of()));
    List<String> ids = new ArrayList<>();
    Shelf.forwards(
        day,
        shelved -> {
          ids.add(shelved.id());
          return true;
        });
    assertThat(ids).containsExactly("one", "two");
  }

  @Test
  void each_day_has_a_file_and_other_files_are_none() throws Exception {
    Index index = new Index(folder);
    index.add(new Shelved("two", NOON, 1, List.of()));
    index.add(new Shelved("one", NOON.minusSeconds(86_400), 1, List.of()));
    Files.writeString(folder.resolve("notes.txt"), "x");
    assertThat(index.days())
        .containsExactly(folder.resolve("2026-11-21"), folder.resolve("2026-11-22"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5_000, 40_000})
  void lines_are_read_from_the_last_to_the_first(int count) throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add("line " + "x".repeat(i % 90) + i);
    }
    Path file = folder.resolve("file");
    Files.writeString(file, String.join("\n", lines), ISO_8859_1);
    List<String> read = new ArrayList<>();
    try (BackwardLines backward = new BackwardLines(file)) {
      for (Optional<String> line; (line = backward.next()).isPresent(); ) {
        read.add(line.get());
      }
    }
    Collections.reverse(lines);
    assertThat(read).isEqualTo(lines);
  }

  @Test
  void a_line_without_end_is_not_held_in_memory() throws Exception {
    Path file = folder.resolve("file");
    Files.writeString(file, "first\n" + "x".repeat(3 << 20) + "\nlast", ISO_8859_1);
    List<Integer> lengths = new ArrayList<>();
    try (BackwardLines backward = new BackwardLines(file)) {
      for (Optional<String> line; (line = backward.next()).isPresent(); ) {
        lengths.add(line.get().length());
      }
    }
    assertThat(lengths).hasSize(3).allMatch(length -> length < 200_000);
  }
}
