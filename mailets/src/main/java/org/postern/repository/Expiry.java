package org.postern.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is cleared away from a repository: the oldest first, in small steps, each of which is on
 * disk before the next. A crash in between leaves the rest for the next time.
 *
 * @param older messages stored longer ago than this; empty if age does not matter
 * @param most bytes that may stay: the oldest go until no more are left; empty if size does not
 *     matter
 * @param kind which messages this is about; others neither go nor count
 */
public record Expiry(Optional<Duration> older, Optional<Long> most, Predicate<Shelved> kind) {
  /** So many are deleted between two syncs. */
  private static final int STEP = 100;

  /**
   * What went.
   *
   * @param messages how many
   * @param bytes how large they were together
   */
  public record Gone(long messages, long bytes) {}

  /**
   * Clears away.
   *
   * @param trial whether to say only what would go
   * @param between is run between two steps
   */
  public Gone run(Shelf shelf, Instant now, boolean trial, Runnable between) throws IOException {
    return new Course(shelf, now, trial, between).run();
  }

  private final class Course {
    private final Shelf shelf;
    private final boolean trial;
    private final Runnable between;
    private final Instant oldest;
    private final LocalDate today;
    private long left;
    private long messages;
    private long bytes;
    private boolean dayIsEmpty;

    Course(Shelf shelf, Instant now, boolean trial, Runnable between) throws IOException {
      this.shelf = shelf;
      this.trial = trial;
      this.between = between;
      oldest = older.map(now::minus).orElse(Instant.MIN);
      today = LocalDate.ofInstant(now, ZoneOffset.UTC);
      left = most.isPresent() ? shelf.bytes(kind) : 0;
    }

    Gone run() throws IOException {
      for (Path day : shelf.index().days()) {
        if (isDone(day)) {
          break;
        }
        dayIsEmpty = true;
        Shelf.forwards(day, this::visit);
        // A clock that is set back may add to yesterday's.
        if (dayIsEmpty && !trial && Index.day(day).isBefore(today.minusDays(1))) {
          Files.delete(day);
        }
      }
      if (!trial && messages > 0) {
        shelf.maildir().syncNames();
      }
      return new Gone(messages, bytes);
    }

    private boolean isDone(Path day) {
      boolean young =
          oldest.equals(Instant.MIN)
              || Index.day(day).isAfter(LocalDate.ofInstant(oldest, ZoneOffset.UTC));
      return young && !isTooMuch();
    }

    private boolean isTooMuch() {
      return most.isPresent() && left > most.get();
    }

    private boolean visit(Shelved shelved) throws IOException {
      if (!shelf.maildir().holds(shelved.id())) {
        return true;
      }
      boolean goes = (shelved.stored().isBefore(oldest) || isTooMuch()) && kind.test(shelved);
      if (!goes) {
        dayIsEmpty = false;
        return true;
      }
      messages++;
      bytes += shelved.size();
      left -= shelved.size();
      if (!trial) {
        shelf.maildir().drop(shelved.id());
        if (messages % STEP == 0) {
          shelf.maildir().syncNames();
          between.run();
        }
      }
      return true;
    }
  }
}
