package org.postern.repository;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much lies in some folders. Asking is cheap: they are counted again when the last count is a
 * minute old, or a hundred times as long as it took; so counting never takes more than a hundredth
 * of the time, and no memory that grows with the number of files.
 */
public final class Census {
  private static final Logger LOG = LoggerFactory.getLogger(Census.class);
  private static final long LEAST = Duration.ofMinutes(1).toNanos();
  private static final int SHARE = 100;

  private final List<Path> folders;
  private final LongSupplier ticker;
  private final ReentrantLock counting = new ReentrantLock();
  private volatile Count last = new Count(0, 0, Optional.empty());
  private volatile long next;
  private volatile boolean counted;

  /**
   * What was counted.
   *
   * @param messages files
   * @param bytes of them together
   * @param oldest when the oldest was last changed; empty if there is none
   */
  public record Count(long messages, long bytes, Optional<Instant> oldest) {}

  Census(List<Path> folders, LongSupplier ticker) {
    this.folders = List.copyOf(folders);
    this.ticker = ticker;
  }

  /** Returns the last count, or a new one if it is time. */
  public Count now() {
    boolean due = !counted || ticker.getAsLong() - next >= 0;
    if (due && counting.tryLock()) {
      try {
        long from = ticker.getAsLong();
        last = count();
        long to = ticker.getAsLong();
        next = to + Math.max(LEAST, SHARE * (to - from));
        counted = true;
      } catch (IOException e) {
        LOG.warn("what lies in {} cannot be counted: {}", folders, e.toString());
      } finally {
        counting.unlock();
      }
    }
    return last;
  }

  private Count count() throws IOException {
    long messages = 0;
    long bytes = 0;
    Optional<Instant> oldest = Optional.empty();
    for (Path folder : folders) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          BasicFileAttributes about;
          try {
            about = Files.readAttributes(file, BasicFileAttributes.class);
          } catch (NoSuchFileException e) {
            continue; // it was moved or released meanwhile
          }
          Instant changed = about.lastModifiedTime().toInstant();
          messages++;
          bytes += about.size();
          oldest = Optional.of(oldest.filter(changed::isAfter).orElse(changed));
        }
      } catch (DirectoryIteratorException e) {
        throw e.getCause();
      }
    }
    return new Count(messages, bytes, oldest);
  }
}
