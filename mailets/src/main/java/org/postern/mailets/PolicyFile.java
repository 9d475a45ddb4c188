package org.postern.mailets;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.james.metrics.api.Metric;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.policy.Policy;
import org.postern.inspection.settings.SettingsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules as their file has them now. The file is looked at as mail comes, once a second at most;
 * if it has changed it is read as a whole, and from then on its rules hold. A file that cannot be
 * read or has mistakes leaves the rules in force that were, and says so in the log and in a metric.
 */
final class PolicyFile {
  private static final Logger LOG = LoggerFactory.getLogger(PolicyFile.class);

  /**
   * How old a file has to be so that a later change must show in its time: the clocks of file
   * systems stand still for up to two seconds.
   */
  private static final Duration SETTLED = Duration.ofSeconds(3);

  private final String url;
  private final File file;
  private final long interval;
  private final Metric broken;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Policy policy;
  private volatile long looked = System.nanoTime();
  private Stamp stamp;
  private byte[] seen;
  private boolean unreadable;

  /** What tells one state of a file from the next. */
  private record Stamp(FileTime modified, long size, @Nullable Object key, boolean settled) {
    boolean isOf(Stamp other) {
      return settled
          && modified.equals(other.modified)
          && size == other.size
          && Objects.equals(key, other.key);
    }
  }

  /**
   * Reads the file.
   *
   * @param url as the administrator wrote it
   * @param interval between two looks at the file
   * @param broken counts the changes that were refused
   * @throws SettingsException with every mistake in the file
   */
  PolicyFile(String url, File file, Duration interval, Metric broken)
      throws SettingsException, IOException {
    this.url = url;
    this.file = file;
    this.interval = interval.toNanos();
    this.broken = broken;
    this.stamp = stamp();
    this.seen = Files.readAllBytes(file.toPath());
    this.policy = Policy.read(url, new ByteArrayInputStream(seen));
  }

  /** Returns the file as the administrator wrote it. */
  String url() {
    return url;
  }

  /** Returns the rules that hold now. A mail keeps those that it got to its end. */
  Policy now() {
    if (System.nanoTime() - looked >= interval && reading.tryLock()) {
      try {
        look();
        looked = System.nanoTime();
      } finally {
        reading.unlock();
      }
    }
    return policy;
  }

  private void look() {
    try {
      Stamp found = stamp();
      if (stamp.isOf(found)) {
        return;
      }
      byte[] bytes = Files.readAllBytes(file.toPath());
      stamp = found;
      unreadable = false;
      if (Arrays.equals(bytes, seen)) {
        return;
      }
      seen = bytes;
      Policy fresh = Policy.read(url, new ByteArrayInputStream(bytes));
      policy = fresh;
      LOG.info("{} has changed; {} rules are in force now", url, fresh.ruleNames().size());
    } catch (SettingsException e) {
      refuse("is refused", String.valueOf(e.getMessage()));
    } catch (IOException e) {
      if (!unreadable) {
        unreadable = true;
        refuse("cannot be read", String.valueOf(e));
      }
    }
  }

  private void refuse(String what, String why) {
    broken.increment();
    LOG.error("{} has changed and {}; the rules it had stay in force:\n{}", url, what, why);
  }

  private Stamp stamp() throws IOException {
    BasicFileAttributes read = Files.readAttributes(file.toPath(), BasicFileAttributes.class);
    long age = System.currentTimeMillis() - read.lastModifiedTime().toMillis();
    return new Stamp(
        read.lastModifiedTime(), read.size(), read.fileKey(), age > SETTLED.toMillis());
  }
}
