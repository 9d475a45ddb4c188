package org.postern.inspection.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often patterns with wildcards are in which bytes. Letters stand for their bytes. */
class PatternScanTest {

  @ParameterizedTest(name = "{0} in {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ab??cd        | abxcd          | 1
          ab??cd        | abcd           | 0
          ab{2}cd       | abxxcd abxcd   | 1
          ab{1-2}cd     | abxcd abxxcd   | 2
          ab{1-2}cd     | abcd abxxxcd   | 0
          ab{-2}cd      | abcd abxxxcd   | 1
          ab{2-}cd      | abcd abxxxcd   | 1
          ab{2-}cd      | abcd abcd      | 1
          ab*cd         | ab cd cd       | 2
          ab*cd         | cd ab          | 0
          ab*cd*ef      | ab cd ef       | 1
          ab*cd*ef      | cd ab ef cd    | 0
          ab{0-3}cd*e   | ab cd e        | 1
          (ab!cd)x      | abx cdx        | 2
          a(b!c)x       | abx acx adx    | 2
          a~(b!c)x      | abx acx adx    | 1
          aa            | aaaa           | 3
          a{1}a         | aaaa           | 2
          ab{1}{1-2}*cd | abxcd abxxcd   | 1
          """)
  void counts(String pattern, String content, int count) {
    assertThat(count(hex(pattern.replace('!', '|').replace('~', '!')), content)).isEqualTo(count);
  }

  /** Few letters and small gaps, so that pieces overlap in every way. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void ends_where_a_plain_search_ends(int letters) {
    Random random = new Random(letters);
    for (int round = 0; round < 1500; round++) {
      StringBuilder hex = new StringBuilder();
      StringBuilder regex = new StringBuilder();
      int pieces = 1 + random.nextInt(4);
      for (int i = 0; i < pieces; i++) {
        if (i > 0) {
          int least = random.nextInt(4);
          int most = least + random.nextInt(4);
          boolean open = random.nextInt(3) == 0;
          hex.append(open ? "{" + least + "-}" : "{" + least + "-" + most + "}");
          regex.append(open ? ".{" + least + ",}" : ".{" + least + "," + most + "}");
        }
        for (int j = 0; j <= random.nextInt(3); j++) {
          char c = (char) ('a' + random.nextInt(letters));
          boolean any = random.nextInt(5) == 0;
          hex.append(any ? "??" : Integer.toHexString(c));
          regex.append(any ? '.' : c);
        }
      }
      StringBuilder content = new StringBuilder();
      for (int i = 0; i < random.nextInt(40); i++) {
        content.append((char) ('a' + random.nextInt(letters)));
      }
      int ends = 0;
      for (int end = 0; end <= content.length(); end++) {
        Pattern pattern = Pattern.compile(".*" + regex, Pattern.DOTALL);
        ends += pattern.matcher(content.substring(0, end)).matches() ? 1 : 0;
      }
      assertThat(count(hex.toString(), content.toString()))
          .as("%s in %s", hex, content)
          .isEqualTo(ends);
    }
  }

  @Test
  void a_piece_that_is_everywhere_takes_no_more_room_than_its_gap() {
    // Each byte ends the first piece; what is too far back is dropped.
    Trail trail = new Trail(new Gap(10, 20), 2);
    for (long end = 0; end < 1_000_000; end++) {
      trail.add(end);
    }
    assertThat(trail.leadsTo(999_999 + 11)).isTrue();
    assertThat(trail.leadsTo(999_999 + 21)).isTrue();
    assertThat(trail.leadsTo(999_999 + 22)).isFalse();
  }

  @Test
  void hostile_bytes_take_no_more_steps_than_others() {
    StringBuilder hex = new StringBuilder("6161");
    for (int i = 0; i < 30; i++) {
      hex.append(i % 2 == 0 ? "*6161" : "{0-60000}6161");
    }
    byte[] content = new byte[2 << 20];
    Arrays.fill(content, (byte) 'a');
    assertThat(count(hex.toString(), content)).isPositive();
  }

  private static long count(String hex, String content) {
    return count(hex, content.getBytes(StandardCharsets.US_ASCII));
  }

  private static long count(String hex, byte[] content) {
    List<PatternScan.Wanted> wanted = new ArrayList<>();
    for (HexPattern pattern : HexReader.read(hex, UnaryOperator.identity())) {
      wanted.add(new PatternScan.Wanted(pattern, new SignatureOffset.Any(), 0));
    }
    PatternScan scan = new PatternScan(wanted, content.length, 1);
    int chunk = 7;
    for (int at = 0; at < content.length; at += chunk) {
      byte[] part = Arrays.copyOfRange(content, at, Math.min(content.length, at + chunk));
      scan.read(part, part.length);
    }
    return scan.counts()[0];
  }

  /** Letters outside braces become digits. */
  private static String hex(String pattern) {
    StringBuilder hex = new StringBuilder();
    for (char c : pattern.toCharArray()) {
      hex.append(c >= 'a' && c <= 'z' ? HexFormat.of().toHexDigits((byte) c) : String.valueOf(c));
    }
    return hex.toString();
  }
}
