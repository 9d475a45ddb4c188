package org.postern.mailets;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.postern.archive.ArchiveFolder;

/** The archives that the mailets of one server share: each folder is opened once. */
@Singleton
public final class Archives {
  private final InstantSource clock;
  private final Map<Path, ArchiveFolder> open = new HashMap<>();

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
   * that does not succeed.
   */
  synchronized ArchiveFolder in(Path folder) throws IOException {
    ArchiveFolder archive = open.get(folder);
    if (archive == null) {
      archive = ArchiveFolder.open(folder, clock);
      open.put(folder, archive);
    }
    return archive;
  }
}
