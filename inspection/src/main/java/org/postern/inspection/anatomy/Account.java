package org.postern.inspection.anatomy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.postern.inspection.anatomy.Anatomy.Exceeded;

/** What is left of the budget of one message. */
final class Account {
  private final Budget budget;
  private final Map<String, Exceeded> exceeded = new LinkedHashMap<>();
  private int parts;
  private int readings;
  private long decodedBytes;
  private long unpackedBytes;
  private final long mostUnpacked;
  private final LongSupplier nanos;
  private final long start;

  Account(Budget budget, long size) {
    this(budget, size, System::nanoTime);
  }

  /**
   * @param size of the message
   * @param nanos a clock that only goes forward
   */
  Account(Budget budget, long size, LongSupplier nanos) {
    this.budget = budget;
    this.mostUnpacked = budget.unpacking().bytes(size);
    this.nanos = nanos;
    this.start = nanos.getAsLong();
  }

  /** Draws one part; false if there is none left. */
  boolean part(String path) {
    if (parts == budget.parts()) {
      past("parts", path, budget.parts());
      return false;
    }
    parts++;
    return true;
  }

  /** Returns how many parts are left. */
  int parts() {
    return budget.parts() - parts;
  }

  /**
   * Draws one reading besides the first one of a spot, and the bytes that have to be looked at once
   * more for it; false if there is none left.
   */
  boolean reading(String path, long bytes) {
    if (bytes > budget.decodedBytes() - decodedBytes) {
      past("decodedBytes", path, budget.decodedBytes());
      return false;
    }
    decodedBytes += bytes;
    if (readings == budget.readings()) {
      past("readings", path, budget.readings());
      return false;
    }
    readings++;
    return true;
  }

  /** Returns whether something at a depth may be looked into. */
  boolean depth(int depth, String path) {
    if (depth > budget.depth()) {
      past("depth", path, budget.depth());
      return false;
    }
    return true;
  }

  /** Returns how many bytes of a header of {@code wanted} bytes are read. */
  int headerBytes(long wanted, String path) {
    if (wanted > budget.headerBytes()) {
      past("headerBytes", path, budget.headerBytes());
    }
    return (int) Math.min(wanted, budget.headerBytes());
  }

  /** Returns how many decoded bytes are left. */
  long decodedBytes() {
    return budget.decodedBytes() - decodedBytes;
  }

  /** Draws decoded bytes; returns how many of those wanted there are. */
  int decodedBytes(int wanted, String path) {
    int given = (int) Math.min(wanted, budget.decodedBytes() - decodedBytes);
    if (given < wanted) {
      past("decodedBytes", path, budget.decodedBytes());
    }
    decodedBytes += given;
    return given;
  }

  /** Draws bytes that came out of a container; returns how many of those there are. */
  int unpackedBytes(int wanted, String path) {
    int given = (int) Math.min(wanted, mostUnpacked - unpackedBytes);
    if (given < wanted) {
      past("unpackedBytes", path, mostUnpacked);
    }
    unpackedBytes += given;
    return given;
  }

  /** Returns how many bytes may still come out of containers. */
  long unpackedBytes() {
    return Math.min(mostUnpacked - unpackedBytes, budget.decodedBytes() - decodedBytes);
  }

  /** Returns whether unpacking has taken all its time. */
  boolean late(String path) {
    long limit = budget.unpacking().time().toNanos();
    if (nanos.getAsLong() - start < limit) {
      return false;
    }
    past("unpackingSeconds", path, budget.unpacking().time().toSeconds());
    return true;
  }

  /** Notes that something was not looked at; only the first place counts. */
  void past(String name, String path, long limit) {
    exceeded.putIfAbsent(name, new Exceeded(name, path, limit));
  }

  Collection<Exceeded> exceeded() {
    return exceeded.values();
  }
}
