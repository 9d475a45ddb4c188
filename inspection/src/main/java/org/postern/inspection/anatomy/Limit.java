package org.postern.inspection.anatomy;

import java.time.Duration;
import java.util.Optional;
import org.postern.inspection.settings.ByteSize;
import org.postern.inspection.settings.Durations;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.WholeNumber;

/**
 * What a {@link Budget} limits. A closed list. Each limit is a setting by its {@link #word}, and
 * where it is used up there is a finding by the same word.
 */
public enum Limit {
  /** How deep one thing may lie in another; the message itself is 0. */
  DEPTH(
      "depth",
      Unit.COUNT,
      1,
      100,
      30,
      "How deep parts, messages and archives may lie in each other; the message itself is 0.",
      "Real mail stays below 10; virus engines and mail programs give up between 16 and 100."),
  /** Parts and messages at all depths together. */
  PARTS(
      "parts",
      Unit.COUNT,
      1,
      100_000,
      2_000,
      "Parts, messages and files in texts, at all depths and in all readings together.",
      "Real mail has up to 100; digests of a busy list have some hundreds."),
  /** Fields in the header of one part. */
  HEADER_FIELDS(
      "headerFields",
      Unit.COUNT,
      1,
      100_000,
      2_000,
      "Fields in the header of one part. Those behind it are not looked at.",
      "Real mail has up to 200; other gateways refuse from 512 or 1,000 on."),
  /** Bytes of the header of one part. */
  HEADER_BYTES(
      "headerBytes",
      Unit.BYTES,
      1,
      16 << 20,
      256 << 10,
      "Bytes in the header of one part. They lie in memory while the part is looked at.",
      "Real mail has up to 30 kB; mail servers take 64 to 100 kB."),
  /** Parameters that say what one part is. */
  PARAMETERS(
      "parameters",
      Unit.COUNT,
      1,
      100_000,
      1_000,
      "Parameters in the fields that say what one part is, all together, as their semicolons count.",
      "Real mail has up to 20, or 100 where a long file name is written in pieces."),
  /** Files in containers, all together. */
  ENTRIES(
      "entries",
      Unit.COUNT,
      1,
      1_000_000,
      10_000,
      "Files in containers such as archives and documents, and in texts in those, all together.",
      "An office document has up to some hundreds; a source tree in an archive some thousands."),
  /** Places at which a part may begin or end. */
  DELIMITERS(
      "delimiters",
      Unit.COUNT,
      1,
      16 << 20,
      1 << 20,
      "Places with two dashes, at which a part may begin or end, in one message or one encoded part.",
      "A mail of 50 MB has some thousands; each takes 12 bytes of memory."),
  /** Bytes that are looked at. */
  DECODED_BYTES(
      "decodedBytes",
      Unit.BYTES,
      1,
      64L << 30,
      400L << 20,
      "Bytes that are looked at: all parts after their encodings are undone, and once more for each"
          + " other way to read them.",
      "Enough for a mail of 100 MB with archives in it; it takes about 2 seconds to look at so much."),
  /** Bytes that come out of containers, whatever the size of the message. */
  UNPACKED_BYTES(
      "unpackedBytes",
      Unit.BYTES,
      1,
      64L << 30,
      64L << 20,
      "Bytes that may come out of containers, all together, however small the message is.",
      "A small message with one large empty table is no bomb; a bomb is over within a second."),
  /** How many times its own size may come out of the containers of a message. */
  UNPACKED_RATIO(
      "unpackedRatio",
      Unit.COUNT,
      1,
      100_000,
      15,
      "How many times the size of the message may come out of its containers, all together, if"
          + " that is more than `unpackedBytes`.",
      "Documents and logs rarely pack better than 1:15; a bomb of zeros packs 1:1000, and is over within a second."),
  /** Ways to read besides the usual one. */
  READINGS(
      "readings",
      Unit.COUNT,
      1,
      10_000,
      100,
      "Ways to read a place besides the one of most programs, for the whole message.",
      "Real mail needs none; the oddest that was made to deceive needs about 20. Each costs about"
          + " as much as the place itself."),
  /** How long taking apart may last. */
  TIME(
      "time",
      Unit.MILLISECONDS,
      100,
      600_000,
      30_000,
      "How long taking one message apart may last; virus engines have their own `timeout`.",
      "100 MB take about a second; 30 leave room for a busy machine, while the client still waits.");

  private enum Unit {
    COUNT,
    BYTES,
    MILLISECONDS
  }

  private final String word;
  private final Unit unit;
  private final long least;
  private final long most;
  private final long byDefault;
  private final String meaning;
  private final String reason;

  Limit(
      String word,
      Unit unit,
      long least,
      long most,
      long byDefault,
      String meaning,
      String reason) {
    this.word = word;
    this.unit = unit;
    this.least = least;
    this.most = most;
    this.byDefault = byDefault;
    this.meaning = meaning;
    this.reason = reason;
  }

  /** Returns the name of the setting. */
  public String word() {
    return word;
  }

  /** Returns the value of a site that sets nothing: a count, bytes, or milliseconds. */
  public long byDefault() {
    return byDefault;
  }

  /** Returns whether a value is one that can be kept to. */
  boolean allows(long value) {
    return value >= least && value <= most;
  }

  /** Returns a value as the administrator would write it. */
  public String text(long value) {
    return switch (unit) {
      case COUNT -> Long.toString(value);
      case BYTES -> new ByteSize(value).toString();
      case MILLISECONDS -> Durations.text(Duration.ofMillis(value));
    };
  }

  /** Returns the limit of a name. */
  public static Optional<Limit> named(String word) {
    for (Limit limit : values()) {
      if (limit.word.equals(word)) {
        return Optional.of(limit);
      }
    }
    return Optional.empty();
  }

  /** Returns the setting with which the administrator chooses it. */
  public Setting<Long> setting() {
    String form =
        switch (unit) {
          case COUNT -> "whole number";
          case BYTES -> "size";
          case MILLISECONDS -> "duration";
        };
    String help = meaning + " Why: " + reason + " From " + text(least) + " to " + text(most) + ".";
    return new Setting<>(word, form, text(byDefault), help, this::parse);
  }

  private long parse(String text) {
    return switch (unit) {
      case COUNT -> new WholeNumber((int) least, (int) most).apply(text);
      case BYTES -> inRange(text, ByteSize.parse(text).bytes());
      case MILLISECONDS ->
          Durations.parse(text, Duration.ofMillis(least), Duration.ofMillis(most)).toMillis();
    };
  }

  private long inRange(String text, long value) {
    if (!allows(value)) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is out of range; write a size from "
              + text(least)
              + " to "
              + text(most));
    }
    return value;
  }
}
