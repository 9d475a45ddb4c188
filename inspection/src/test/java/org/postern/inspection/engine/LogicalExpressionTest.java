package org.postern.inspection.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an expression holds, by how often each of three subsignatures is there. */
class LogicalExpressionTest {

  @ParameterizedTest(name = "{0} for {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          0             | 1 0 0 | true
          0             | 0 9 9 | false
          0&1           | 1 1 0 | true
          0&1           | 1 0 1 | false
          0&!1          | 1 0 0 | true
          0&!1          | 1 1 0 | false
          0&1=0         | 1 1 0 | false
          0&!(1=0)      | 1 1 0 | true
          0>1           | 1 0 0 | false
          0>1           | 2 0 0 | true
          0=2           | 2 0 0 | true
          0=2           | 3 0 0 | false
          0&1<3         | 1 2 0 | true
          0&1<3         | 1 3 0 | false
          (0&1)>3       | 2 2 0 | true
          (0&1)=3       | 2 2 0 | false
          (0&(1&2)=0)>0 | 1 0 0 | true
          ((0))         | 1 0 0 | true
          """)
  void holds(String expression, String counts, boolean holds) {
    long[] times = Arrays.stream(counts.split(" ")).mapToLong(Long::parseLong).toArray();
    long[] shifted = new long[times.length + 2];
    System.arraycopy(times, 0, shifted, 2, times.length);
    assertThat(LogicalReader.read(expression, 3).tally(shifted, 2).holds()).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      textBlock =
          """
          (0|1)        ^ 0 2 0 ^ true
          (0|1|2)>3    ^ 2 2 0 ^ true
          (0|1|2)>3,3  ^ 2 2 0 ^ false
          (0|1|2)>3,3  ^ 2 2 1 ^ true
          (0|1|2)=3,2  ^ 2 1 0 ^ true
          (0|1|2)=3,2  ^ 3 0 0 ^ false
          (0|1)&2      ^ 1 0 0 ^ false
          """)
  void holds_with_alternatives(String expression, String counts, boolean holds) {
    holds(expression, counts, holds);
  }
}
