package org.postern.repository;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A line of the index: a message that was to be stored.
 *
 * @param id its name, which is the name of its file
 * @param stored when, to the millisecond
 * @param size of the message, in bytes
 * @param kinds the words for what was found, each once; may be empty
 */
public record Shelved(String id, Instant stored, long size, List<String> kinds) {
  private static final String NONE = "-";

  /** Words of more letters are none of ours. */
  private static final int MOST_DIGITS = 18;

  public Shelved {
    kinds = List.copyOf(kinds);
  }

  /** Returns the line, without its end. */
  String line() {
    String found = kinds.isEmpty() ? NONE : String.join(",", kinds);
    return stored.toEpochMilli() + " " + size + " " + found + " " + id;
  }

  /** Reads a line; empty if a full disk or a power failure left half of one. */
  static Optional<Shelved> parse(String line) {
    String[] fields = line.split(" ", -1);
    if (fields.length != 4
        || !isNumber(fields[0])
        || !isNumber(fields[1])
        || !SafeName.isName(fields[3])) {
      return Optional.empty();
    }
    List<String> kinds = fields[2].equals(NONE) ? List.of() : List.of(fields[2].split(","));
    try {
      Instant stored = Instant.ofEpochMilli(Long.parseLong(fields[0]));
      return Optional.of(new Shelved(fields[3], stored, Long.parseLong(fields[1]), kinds));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= MOST_DIGITS
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
