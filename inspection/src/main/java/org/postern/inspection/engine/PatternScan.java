package org.postern.inspection.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * One reading of one content that counts where patterns are. A bit for each position of all
 * patterns says whether the bytes before fit so far: each byte costs one step for 64 positions,
 * whatever the content is made of.
 *
 * <p>Source: Baeza-Yates and Gonnet, "A new approach to text searching", 1992.
 */
final class PatternScan {

  /**
   * A pattern to count.
   *
   * @param counter which counter its matches add to
   */
  record Wanted(HexPattern pattern, SignatureOffset offset, int counter) {}

  /** One piece of a pattern, and how it hangs together with those beside it. */
  private final class Piece {
    private final Wanted wanted;
    private final int length;
    private final boolean first;
    private final boolean last;
    private final Trail before;
    private final Trail after;

    Piece(Wanted wanted, int index, Trail before, Trail after) {
      this.wanted = wanted;
      this.length = wanted.pattern().pieces().get(index).size();
      this.first = index == 0;
      this.last = index == wanted.pattern().gaps().size();
      this.before = before;
      this.after = after;
    }

    void endsAt(long end) {
      long start = end - length + 1;
      boolean follows = first ? wanted.offset().allows(start, size) : before.leadsTo(start);
      if (follows && last) {
        counts[wanted.counter()]++;
      } else if (follows) {
        after.add(end);
      }
    }
  }

  private static final Trail NONE = new Trail(new Gap(0, 0), 0);

  private final long size;
  private final int words;

  /** For each value of a byte, the positions that it fits. */
  private final long[] fits;

  private final long[] starts;
  private final long[] ends;
  private final long[] state;

  /** The piece that ends at a position. */
  private final Piece[] ending;

  private final long[] counts;
  private long position;

  /**
   * @param size of the content
   * @param counters how many there are
   */
  PatternScan(List<Wanted> patterns, long size, int counters) {
    this.size = size;
    int length = patterns.stream().mapToInt(wanted -> wanted.pattern().length()).sum();
    words = (length + 63) / 64;
    fits = new long[256 * words];
    starts = new long[words];
    ends = new long[words];
    state = new long[words];
    ending = new Piece[length];
    counts = new long[counters];
    int at = 0;
    for (Wanted wanted : patterns) {
      at = lay(wanted, at);
    }
  }

  private int lay(Wanted wanted, int from) {
    List<List<BitSet>> pieces = wanted.pattern().pieces();
    List<Trail> trails = new ArrayList<>();
    for (int i = 1; i < pieces.size(); i++) {
      trails.add(new Trail(wanted.pattern().gaps().get(i - 1), pieces.get(i).size()));
    }
    int at = from;
    for (int i = 0; i < pieces.size(); i++) {
      starts[at >> 6] |= 1L << at;
      for (BitSet set : pieces.get(i)) {
        int word = at >> 6;
        long bit = 1L << at;
        set.stream().forEach(b -> fits[b * words + word] |= bit);
        at++;
      }
      ends[at - 1 >> 6] |= 1L << at - 1;
      ending[at - 1] =
          new Piece(
              wanted,
              i,
              i == 0 ? NONE : trails.get(i - 1),
              i == trails.size() ? NONE : trails.get(i));
    }
    return at;
  }

  /** Reads on. */
  void read(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      int row = (bytes[i] & 0xff) * words;
      long carry = 0;
      for (int w = 0; w < words; w++) {
        long before = state[w];
        long now = (before << 1 | carry | starts[w]) & fits[row + w];
        carry = before >>> 63;
        state[w] = now;
        for (long done = now & ends[w]; done != 0; done &= done - 1) {
          ending[w << 6 | Long.numberOfTrailingZeros(done)].endsAt(position);
        }
      }
      position++;
    }
  }

  /** Returns how often each counter's patterns were there. */
  long[] counts() {
    return Arrays.copyOf(counts, counts.length);
  }
}
