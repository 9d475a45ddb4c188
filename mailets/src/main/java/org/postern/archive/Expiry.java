package org.postern.archive;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Removes the mail of a day whose time is over. First a line in the chain says so, on disk, then
 * the files go: after a crash in between, the next run says so again and takes the files that are
 * left. Runs while nobody adds lines.
 */
record Expiry(Layout layout) {

  /** Says in the chain that mails expired. */
  @FunctionalInterface
  interface Marking {
    void expired(List<ArchiveId> mails) throws IOException;
  }

  /** Returns how many mails were removed. */
  int run(LocalDate day, Marking marking) throws IOException {
    List<Entry.Kept> mails = new ArrayList<>();
    for (Entry.Kept mail : DayLog.kept(layout, day).values()) {
      boolean there =
          layout.find(mail.id(), mail.file()).isPresent()
              || Files.exists(layout.side(mail.id(), mail.sideFile()));
      if (there && !Files.exists(layout.hold(mail.id()))) {
        mails.add(mail);
      }
    }
    if (!mails.isEmpty()) {
      marking.expired(mails.stream().map(Entry.Kept::id).toList());
    }
    for (Entry.Kept mail : mails) {
      Optional<Path> message = layout.find(mail.id(), mail.file());
      if (message.isPresent()) {
        Files.deleteIfExists(message.get());
      }
      Files.deleteIfExists(layout.side(mail.id(), mail.sideFile()));
    }
    tidy(layout.day(day));
    return mails.size();
  }

  /** Removes the folders of a day that are empty. */
  private static void tidy(Path day) throws IOException {
    try {
      for (String folder : List.of("new", "cur", "tmp", "about")) {
        Files.deleteIfExists(day.resolve(folder));
      }
      Files.deleteIfExists(day);
    } catch (DirectoryNotEmptyException e) {
      return; // there is mail that is held, or a file of somebody else's
    }
  }
}
