package org.postern.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.postern.repository.Disk;
import org.postern.repository.TemporaryNames;

/**
 * Puts in order what a crash left in tmp/: files with a line in the chain are moved to where they
 * belong, the others go when nobody works on them any more. Runs while nobody adds lines.
 */
record Recovery(Layout layout, TemporaryNames temporary) {
  void run(Instant now) throws IOException {
    List<String> files = Disk.names(layout.tmp());
    if (files.isEmpty()) {
      return;
    }
    Map<String, ArchiveId> ours = new TreeMap<>();
    for (String file : files) {
      try {
        ours.put(file, ArchiveId.ofFile(TemporaryNames.target(file)));
      } catch (IllegalArgumentException e) {
        continue; // somebody else's file, not ours to touch
      }
    }
    Set<ArchiveId> kept = kept(ours.values());
    for (Map.Entry<String, ArchiveId> file : ours.entrySet()) {
      ArchiveId id = file.getValue();
      String name = TemporaryNames.target(file.getKey());
      Path path = layout.tmp().resolve(file.getKey());
      if (kept.contains(id)) {
        layout.make(id.day());
        Disk.move(
            path, Packing.isSideFile(name) ? layout.side(id, name) : layout.message(id, name));
      } else {
        sweep(path, now);
      }
    }
  }

  private void sweep(Path path, Instant now) throws IOException {
    try {
      Instant changed = Files.getLastModifiedTime(path).toInstant();
      if (temporary.isLeftover(String.valueOf(path.getFileName()), changed, now)) {
        Disk.delete(path);
      }
    } catch (NoSuchFileException e) {
      return; // its owner was faster
    }
  }

  /** A mail has its line in the log of its day or, if it came just before midnight, a later one. */
  private Set<ArchiveId> kept(Collection<ArchiveId> asked) throws IOException {
    Set<ArchiveId> kept = new HashSet<>();
    for (LocalDate day : layout.days()) {
      if (asked.stream().anyMatch(id -> !id.day().isAfter(day))) {
        DayLog.read(layout, day).entries().forEach(entry -> kept.add(entry.id()));
      }
    }
    return kept;
  }
}
