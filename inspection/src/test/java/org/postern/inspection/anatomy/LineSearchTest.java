package org.postern.inspection.anatomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Line ends are found where a look at each byte finds them. */
class LineSearchTest {
  @Test
  void the_first_line_end_is_found_whatever_stands_around_it() {
    Random random = new Random(20261122);
    byte[] likely = {'\n', '\r', 0x0b, 0x0c, 0x09, 0x0e, 0, 'a', (byte) 0x8a, (byte) 0x8d, -1};
    for (int round = 0; round < 20_000; round++) {
      byte[] block = new byte[random.nextInt(40)];
      int density = random.nextInt(1, 12);
      for (int i = 0; i < block.length; i++) {
        block[i] = random.nextInt(12) < density ? likely[random.nextInt(2, 11)] : (byte) 'x';
        if (random.nextInt(20) == 0) {
          block[i] = likely[random.nextInt(2)];
        }
      }
      int from = random.nextInt(block.length + 1);
      int to = random.nextInt(from, block.length + 1);
      int wanted = from;
      while (wanted < to && block[wanted] != '\n' && block[wanted] != '\r') {
        wanted++;
      }
      assertThat(LineSearch.lineEnd(block, from, to)).as("round %d", round).isEqualTo(wanted);
    }
  }
}
