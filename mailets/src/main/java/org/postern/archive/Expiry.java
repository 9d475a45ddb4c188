package org.postern.archive;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Removes mail whose time is over. First its line says so, on disk, then its files go: after a
 * crash in between, the next run takes the files that are left. Runs while nobody adds lines.
 */
record Expiry(Layout layout) {

  /** Adds marks to the chain. */
  @FunctionalInterface
  interface Marking {
    void expired(List<ArchiveId> mails) throws IOException;
  }

  /** Returns how many mails were removed. */
  int run(LocalDate since, Marking marking) throws IOException {
    List<LocalDate> over = layout.folders().stream().filter(day -> day.isBefore(since)).toList();
    if (over.isEmpty()) {
      return 0;
    }
    ChainReading known = ChainReading.of(layout, Set.of());
    int count = 0;
    for (LocalDate day : over) {
      List<Entry.Kept> mails =
          known.kept().values().stream()
              .filter(mail -> mail.id().day().equals(day))
              .filter(mail -> !isHeld(mail.id(), known))
              .toList();
      List<ArchiveId> fresh =
          mails.stream().map(Entry.Kept::id).filter(id -> !known.expired().contains(id)).toList();
      if (!fresh.isEmpty()) {
        marking.expired(fresh);
      }
      for (Entry.Kept mail : mails) {
        Optional<Path> message = layout.find(mail.id(), mail.file());
        if (message.isPresent()) {
          Files.deleteIfExists(message.get());
        }
        Files.deleteIfExists(layout.side(mail.id(), mail.sideFile()));
      }
      tidy(layout.day(day));
      count += fresh.size();
    }
    return count;
  }

  /** A hold counts where either tells of it: the file or the chain. */
  private boolean isHeld(ArchiveId id, ChainReading known) {
    return known.held().contains(id) || Files.exists(layout.hold(id));
  }

  /** Removes the folders of a day that are empty, and that of its month and year. */
  private static void tidy(Path day) throws IOException {
    try {
      for (String folder : List.of("new", "cur", "tmp", "about")) {
        Files.deleteIfExists(day.resolve(folder));
      }
      Path month = day.getParent();
      Files.deleteIfExists(day);
      if (month != null) {
        Files.deleteIfExists(month);
        Path year = month.getParent();
        if (year != null) {
          Files.deleteIfExists(year);
        }
      }
    } catch (DirectoryNotEmptyException e) {
      return; // there is mail that is held, or a file of somebody else's
    }
  }
}
