package org.postern.inspection.engine.hashes;

import java.nio.ByteBuffer;

/**
 * Digests of one kind, each with a number: a table with open places, 20 bytes an entry. The first
 * 128 bits of a digest are kept, which nobody can make another content have on purpose any more
 * easily than for MD5 itself.
 */
final class HashIndex {
  /** So full that a search looks at about four places. */
  private static final double FULL = 0.85;

  private static final int SMALLEST = 16;

  private long[] first = new long[SMALLEST];
  private long[] second = new long[SMALLEST];

  /** The number of an entry, not 0; 0 where a place is open. */
  private int[] number = new int[SMALLEST];

  private int size;

  /** Adds a digest; one that is there already keeps its number. */
  void add(byte[] digest, int its) {
    if (size + 1 > number.length * FULL) {
      resize(Math.addExact(number.length, number.length >> 1));
    }
    ByteBuffer bytes = ByteBuffer.wrap(digest);
    put(bytes.getLong(), bytes.getLong(), its);
  }

  private void put(long a, long b, int its) {
    int place = place(a, b);
    if (number[place] == 0) {
      first[place] = a;
      second[place] = b;
      number[place] = its;
      size++;
    }
  }

  /** Returns the number of a digest, or 0. */
  int find(byte[] digest) {
    ByteBuffer bytes = ByteBuffer.wrap(digest);
    return number[place(bytes.getLong(), bytes.getLong())];
  }

  /** Where it is, or where it would be. */
  private int place(long a, long b) {
    // A digest is random enough, but somebody may have written the list by hand.
    long mixed = (a ^ Long.rotateLeft(b, 32)) * 0x9e3779b97f4a7c15L;
    int place = (int) Long.remainderUnsigned(mixed ^ mixed >>> 32, number.length);
    while (number[place] != 0 && (first[place] != a || second[place] != b)) {
      place = place + 1 == number.length ? 0 : place + 1;
    }
    return place;
  }

  /** Gives back the room that growing took. */
  void trim() {
    resize(Math.max(SMALLEST, (int) (size / FULL) + 1));
  }

  private void resize(int places) {
    long[] a = first;
    long[] b = second;
    int[] its = number;
    first = new long[places];
    second = new long[places];
    number = new int[places];
    size = 0;
    for (int i = 0; i < its.length; i++) {
      if (its[i] != 0) {
        put(a[i], b[i], its[i]);
      }
    }
  }

  int size() {
    return size;
  }

  /** How much memory it takes. */
  long bytes() {
    return number.length * 20L + 48;
  }
}
