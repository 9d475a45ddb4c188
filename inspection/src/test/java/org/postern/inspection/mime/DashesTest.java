package org.postern.inspection.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.content.Content;

/** All runs of dashes are found in one pass, wherever a block of the pass ends. */
class DashesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a--b               | 1:2
          --                 | 0:2
          -a-b-              |
          a-b--c---d----     | 3:2 6:3 10:4
          --a--              | 0:2 3:2
          x---               | 1:3
          """)
  void finds(String text, String runs) throws IOException {
    assertThat(String.join(" ", found(text))).isEqualTo(runs == null ? "" : runs);
  }

  @Test
  void agrees_with_a_plain_search_over_random_text_of_many_blocks() throws IOException {
    Random random = new Random(5);
    for (int density = 1; density <= 100; density *= 10) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 300_000; i++) {
        text.append(random.nextInt(density + 1) == 0 ? 'x' : '-');
      }
      for (int i = 0; i < 300_000; i++) {
        text.append(random.nextInt(density + 1) == 0 ? '-' : 'x');
      }
      assertThat(found(text.toString())).isEqualTo(plainly(text.toString()));
    }
  }

  @Test
  void says_when_there_are_more_than_it_keeps() throws IOException {
    Dashes dashes = Dashes.in(Content.of(bytes("--x".repeat(Dashes.MAX + 1))));
    assertThat(dashes.full()).isTrue();
    assertThat(dashes.count()).isEqualTo(Dashes.MAX);
    assertThat(Dashes.in(Content.of(bytes("--x".repeat(Dashes.MAX)))).full()).isFalse();
  }

  private static List<String> found(String text) throws IOException {
    Dashes dashes = Dashes.in(Content.of(bytes(text)));
    assertThat(dashes.bytesRead()).isEqualTo(text.length());
    List<String> runs = new ArrayList<>();
    for (int i = 0; i < dashes.count(); i++) {
      if (dashes.length(i) > 1) {
        runs.add(dashes.start(i) + ":" + dashes.length(i));
      }
    }
    return runs;
  }

  private static List<String> plainly(String text) {
    List<String> runs = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      int from = i;
      while (i < text.length() && text.charAt(i) == '-') {
        i++;
      }
      if (i - from > 1) {
        runs.add(from + ":" + (i - from));
      }
    }
    return runs;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
