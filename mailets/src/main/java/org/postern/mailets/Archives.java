package org.postern.mailets;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.postern.archive.ArchiveFolder;
import org.postern.archive.Retention;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The archives that the mailets of one server share: each folder is opened once. */
@Singleton
public final class Archives {
  private final Logger log = LoggerFactory.getLogger(Archives.class);
  private final InstantSource clock;
  private final Map<Path, ArchiveFolder> open = new HashMap<>();
  private final Map<Path, LocalDate> tidied = new HashMap<>();

  /** None is open yet. */
  @Inject
  public Archives() {
    this(InstantSource.system());
  }

  Archives(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Returns the archive in a folder; it is opened when it is first asked for, and again as long as
   * that does not succeed. Once a day what is too old is removed from it, by a thread of its own.
   *
   * @throws IOException if it cannot be opened
   */
  synchronized ArchiveFolder in(Path folder, Retention keep) throws IOException {
    ArchiveFolder archive = open.get(folder);
    if (archive == null) {
      archive = ArchiveFolder.open(folder, clock);
      open.put(folder, archive);
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (keep.length().isPresent() && !today.equals(tidied.put(folder, today))) {
      ArchiveFolder opened = archive;
      Thread.ofPlatform()
          .daemon()
          .name("postern-archive-expiry")
          .start(() -> expire(folder, opened, keep));
    }
    return archive;
  }

  private void expire(Path folder, ArchiveFolder archive, Retention keep) {
    try {
      int count = archive.expire(keep);
      if (count > 0) {
        log.info("archive {}: {} mails expired", folder, count);
      }
    } catch (IOException e) {
      log.error("archive {}: old mail cannot be removed: {}", folder, e.toString());
    }
  }
}
