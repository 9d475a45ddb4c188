package org.postern.archive;

import java.time.Instant;

/** What a line of a day log tells. */
sealed interface Entry {
  /** When it happened. */
  Instant time();

  /** The mail it is about. */
  ArchiveId id();

  /** Returns the entry as it stands in the line. */
  String text();

  /**
   * A mail was kept.
   *
   * @param suffix what the file's name has behind the ID, such as {@code .gz.age}; may be empty
   * @param size bytes of the file
   * @param sha256 of the file
   * @param side SHA-256 of the side file
   */
  record Kept(Instant time, ArchiveId id, String suffix, long size, String sha256, String side)
      implements Entry {
    /** The name of the message's file. */
    String file() {
      return id + suffix;
    }

    /** The name of the side file. */
    String sideFile() {
      return Packing.sideFile(id, suffix);
    }

    @Override
    public String text() {
      return "kept " + time + " " + file() + " " + size + " " + sha256 + " " + side;
    }
  }

  /** Something was decided about a mail that was kept. */
  record Mark(Word word, Instant time, ArchiveId id) implements Entry {
    @Override
    public String text() {
      return word.word() + " " + time + " " + id;
    }
  }

  /** What can be decided. */
  enum Word {
    /** Its time was over, so it was removed. */
    EXPIRED("expired"),
    /** It may not expire. */
    HELD("held"),
    /** It may expire again. */
    RELEASED("released");

    private final String word;

    Word(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }
}
