package org.postern.inspection.anatomy;

import java.time.Duration;

/**
 * How far containers are unpacked. All containers of one message draw on the same.
 *
 * @param ratio how many times the size of the message may come out of its containers, all together.
 *     Deflate packs up to 1:1030, other packings nearly any ratio; of honest files only those that
 *     are mostly empty come near 1:50
 * @param always bytes that may come out whatever the ratio, so that a small message with one large
 *     empty table is no bomb
 * @param time from the start of the pass after which nothing more is unpacked; some packings are
 *     slow without being large
 */
public record Unpacking(int ratio, long always, Duration time) {

  /** Unpacks what honest mail holds, and is done with a bomb in about a second. */
  public static final Unpacking DEFAULT = new Unpacking(20, 64L << 20, Duration.ofSeconds(10));

  public Unpacking {
    if (ratio < 1 || always < 0 || time.isNegative()) {
      throw new IllegalArgumentException("a budget of nothing sees nothing");
    }
  }

  /** Returns how many bytes may come out of a message of a size. */
  long bytes(long message) {
    return Math.max(always, ratio * Math.min(message, 1L << 32));
  }
}
