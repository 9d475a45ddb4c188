package org.postern.inspection.anatomy;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.postern.inspection.anatomy.Anatomy.Exceeded;
import org.postern.inspection.container.Containers;

/** What is left of the budget of one message. */
final class Account {
  private final long[] most = new long[Limit.values().length];
  private final long[] drawn = new long[Limit.values().length];
  private final Map<Limit, Exceeded> exceeded = new EnumMap<>(Limit.class);
  private Optional<Exceeded> dictionary = Optional.empty();
  private final LongSupplier nanos;
  private final long start;

  /**
   * @param size of the message
   * @param nanos a clock that only goes forward
   */
  Account(Budget budget, long size, LongSupplier nanos) {
    for (Limit limit : Limit.values()) {
      most[limit.ordinal()] = budget.of(limit);
    }
    long inProportion = budget.of(Limit.UNPACKED_RATIO) * Math.min(size, 1L << 32);
    most[Limit.UNPACKED_BYTES.ordinal()] = Math.max(budget.of(Limit.UNPACKED_BYTES), inProportion);
    this.nanos = nanos;
    this.start = nanos.getAsLong();
  }

  /** Draws one part; false if there is none left, or no time. */
  boolean part(String path) {
    return !late(path) && draw(Limit.PARTS, path);
  }

  /** Draws one file in a container; false if there is none left, or no time. */
  boolean entry(String path) {
    return !late(path) && draw(Limit.ENTRIES, path);
  }

  /** Returns how many parts are left. */
  int parts() {
    return (int) left(Limit.PARTS);
  }

  /** Returns how many files in containers are left. */
  int entries() {
    return (int) left(Limit.ENTRIES);
  }

  /**
   * Draws one reading besides the first one of a spot, and the bytes that have to be looked at once
   * more for it; false if there is none left, or no time.
   */
  boolean reading(String path, long bytes) {
    if (late(path)) {
      return false;
    }
    if (bytes > left(Limit.DECODED_BYTES)) {
      past(Limit.DECODED_BYTES, path);
      return false;
    }
    drawn[Limit.DECODED_BYTES.ordinal()] += bytes;
    return draw(Limit.READINGS, path);
  }

  /** Returns whether something at a depth may be looked into. */
  boolean depth(int depth, String path) {
    return holds(Limit.DEPTH, depth, path);
  }

  /**
   * Returns whether a number is within a limit that is not for the message as a whole; notes it if
   * not.
   */
  boolean holds(Limit limit, long wanted, String path) {
    if (wanted > most(limit)) {
      past(limit, path);
      return false;
    }
    return true;
  }

  /** Returns a limit. */
  long most(Limit limit) {
    return most[limit.ordinal()];
  }

  /** Returns how many decoded bytes are left. */
  long decodedBytes() {
    return left(Limit.DECODED_BYTES);
  }

  /** Draws decoded bytes; returns how many of those wanted there are: none when it is late. */
  int decodedBytes(int wanted, String path) {
    return late(path) ? 0 : draw(Limit.DECODED_BYTES, wanted, path);
  }

  /** Draws bytes that came out of a container; returns how many of those there are. */
  int unpackedBytes(int wanted, String path) {
    return draw(Limit.UNPACKED_BYTES, wanted, path);
  }

  /** Returns how many bytes may still come out of containers. */
  long unpackedBytes() {
    return Math.min(left(Limit.UNPACKED_BYTES), left(Limit.DECODED_BYTES));
  }

  /** Returns whether the pass has taken all its time. */
  boolean late(String path) {
    if (exceeded.containsKey(Limit.TIME)) {
      return true;
    }
    if (nanos.getAsLong() - start < TimeUnit.MILLISECONDS.toNanos(most(Limit.TIME))) {
      return false;
    }
    past(Limit.TIME, path);
    return true;
  }

  /** Notes that something was not looked at; only the first place counts. */
  void past(Limit limit, String path) {
    exceeded.putIfAbsent(limit, new Exceeded(limit.word(), path, most(limit)));
  }

  /** Notes that a file needs more memory to unpack than is given; only the first one counts. */
  void dictionary(String path) {
    if (dictionary.isEmpty()) {
      dictionary = Optional.of(new Exceeded("dictionary", path, Containers.MEMORY));
    }
  }

  Collection<Exceeded> exceeded() {
    return Stream.concat(exceeded.values().stream(), dictionary.stream()).toList();
  }

  private long left(Limit limit) {
    return most[limit.ordinal()] - drawn[limit.ordinal()];
  }

  private boolean draw(Limit limit, String path) {
    return draw(limit, 1, path) == 1;
  }

  private int draw(Limit limit, int wanted, String path) {
    int given = (int) Math.min(wanted, left(limit));
    if (given < wanted) {
      past(limit, path);
    }
    drawn[limit.ordinal()] += given;
    return given;
  }
}
