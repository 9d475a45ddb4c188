package org.postern.inspection.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for every input, held against the corpus: the seeds that are made here, changed in all
 * sorts of ways, and the files of {@code src/test/fuzz}, each of which once broke something.
 */
class FuzzCorpusTest {
  private static final int CHANGES = 20;
  private static final byte[] TELLING = {0, 1, -1, 127, -128, '=', '-', '\n', '\r', ' ', '"', '<'};

  @ParameterizedTest
  @MethodSource("targets")
  void what_once_broke_something_no_longer_does(String target) throws IOException {
    for (Path file : files(target)) {
      check(target, Files.readAllBytes(file), file.getFileName().toString());
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void seeds_hold_whole_cut_off_and_changed(String target) {
    List<byte[]> seeds = FuzzTargets.seeds(target);
    assertThat(seeds).isNotEmpty();
    Random random = new Random(target.hashCode());
    for (int i = 0; i < seeds.size(); i++) {
      byte[] seed = seeds.get(i);
      check(target, seed, "seed " + i);
      for (int change = 0; change < CHANGES; change++) {
        byte[] changed = changed(seed, random);
        check(target, changed, "seed " + i + " as " + Arrays.toString(changed));
      }
    }
  }

  @Test
  void every_folder_of_the_corpus_has_a_target() throws IOException {
    try (Stream<Path> folders = Files.list(corpus())) {
      Set<String> names =
          folders.map(folder -> folder.getFileName().toString()).collect(Collectors.toSet());
      assertThat(targets()).containsAll(names);
    }
  }

  private static void check(String target, byte[] input, String what) {
    Map<String, FuzzTarget> all = FuzzTargets.all();
    assertThatCode(() -> all.get(target).take(input)).as(what).doesNotThrowAnyException();
  }

  /** Some bytes made others, taken out, put in twice, or all behind them cut off. */
  private static byte[] changed(byte[] seed, Random random) {
    byte[] bytes = seed.clone();
    for (int times = random.nextInt(4); times >= 0 && bytes.length > 0; times--) {
      int at = random.nextInt(bytes.length);
      int to = at + random.nextInt(Math.min(16, bytes.length - at) + 1);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = TELLING[random.nextInt(TELLING.length)];
        case 2 -> bytes = Arrays.copyOf(bytes, at);
        case 3 -> bytes = joined(bytes, at, to);
        default -> bytes = joined(bytes, to, at);
      }
    }
    return bytes;
  }

  private static byte[] joined(byte[] bytes, int firstEnd, int secondStart) {
    byte[] all = Arrays.copyOf(bytes, firstEnd + bytes.length - secondStart);
    System.arraycopy(bytes, secondStart, all, firstEnd, bytes.length - secondStart);
    return all;
  }

  static Set<String> targets() {
    return FuzzTargets.all().keySet();
  }

  /** Returns the files of the corpus for a target. */
  static List<Path> files(String target) throws IOException {
    Path folder = corpus().resolve(target);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static Path corpus() {
    return Path.of(System.getProperty("postern.top", ".."), "inspection", "src", "test", "fuzz");
  }
}
