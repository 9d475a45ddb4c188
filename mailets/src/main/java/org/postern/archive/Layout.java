package org.postern.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.postern.repository.Disk;

/**
 * Where what lies in an archive. docs/archive.md describes it for people.
 *
 * @param root the archive's folder
 */
record Layout(Path root) {
  private static final String LOG = ".log";

  /**
   * Returns the layout of an archive that is there.
   *
   * @throws NoSuchFileException if there is none
   */
  static Layout there(Path root) throws NoSuchFileException {
    Layout layout = new Layout(root.toAbsolutePath().normalize());
    if (!Files.isDirectory(layout.chain())) {
      throw new NoSuchFileException(
          layout.root().toString(), null, "is no archive, as it has no folder chain");
    }
    return layout;
  }

  /** Where files are written. */
  Path tmp() {
    return root.resolve("tmp");
  }

  /** The day logs. */
  Path chain() {
    return root.resolve("chain");
  }

  /** A file for each mail that may not expire. */
  Path holds() {
    return root.resolve("holds");
  }

  /** The file that says that a mail may not expire. */
  Path hold(ArchiveId id) {
    return holds().resolve(id.toString());
  }

  /** The file that whoever writes has locked. */
  Path lock() {
    return root.resolve("lock");
  }

  /** The log of a day. */
  Path log(LocalDate day) {
    return chain().resolve(day + LOG);
  }

  /** The folder of a day, a maildir. */
  Path day(LocalDate day) {
    return root.resolve("%04d".formatted(day.getYear()))
        .resolve("%02d".formatted(day.getMonthValue()))
        .resolve("%02d".formatted(day.getDayOfMonth()));
  }

  /** Where a message is put. */
  Path message(ArchiveId id, String file) {
    return day(id.day()).resolve("new").resolve(file);
  }

  /** Where a side file is put. */
  Path side(ArchiveId id, String file) {
    return day(id.day()).resolve("about").resolve(file);
  }

  /** Returns where a message is: mail programs move what they have shown to cur/. */
  Optional<Path> find(ArchiveId id, String file) throws IOException {
    Path unread = message(id, file);
    Path read = day(id.day()).resolve("cur");
    if (Files.exists(unread) || !Files.isDirectory(read)) {
      return Optional.of(unread).filter(Files::exists);
    }
    return Disk.names(read).stream()
        .filter(name -> name.equals(file) || name.startsWith(file + ":"))
        .map(read::resolve)
        .findFirst();
  }

  /** Returns the days that have a log, the first one first. */
  List<LocalDate> days() throws IOException {
    if (!Files.isDirectory(chain())) {
      return List.of();
    }
    return Disk.names(chain()).stream()
        .filter(name -> name.matches("\\d{4}-\\d{2}-\\d{2}\\.log"))
        .map(name -> LocalDate.parse(name.substring(0, name.length() - LOG.length())))
        .sorted()
        .toList();
  }

  /** Returns the days that have a folder, the first one first. */
  List<LocalDate> folders() throws IOException {
    List<LocalDate> days = new ArrayList<>();
    for (String year : numbers(root, 4)) {
      for (String month : numbers(root.resolve(year), 2)) {
        for (String day : numbers(root.resolve(year).resolve(month), 2)) {
          try {
            days.add(LocalDate.parse(year + "-" + month + "-" + day));
          } catch (DateTimeParseException e) {
            continue; // not a day of ours
          }
        }
      }
    }
    Collections.sort(days);
    return days;
  }

  private static List<String> numbers(Path folder, int digits) throws IOException {
    return Disk.names(folder).stream()
        .filter(name -> name.length() == digits)
        .filter(name -> name.chars().allMatch(c -> c >= '0' && c <= '9'))
        .filter(name -> Files.isDirectory(folder.resolve(name)))
        .toList();
  }

  /** Makes the folders that every archive has. */
  void make() throws IOException {
    for (Path folder : List.of(root, tmp(), chain(), holds())) {
      Disk.makeFolder(folder);
    }
  }

  /** Makes the folder of a day, so that mail programs take it for a maildir. */
  void make(LocalDate day) throws IOException {
    for (String folder : List.of("new", "cur", "tmp", "about")) {
      Disk.makeFolder(day(day).resolve(folder));
    }
  }
}
