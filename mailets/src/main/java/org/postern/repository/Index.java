package org.postern.repository;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/**
 * What was stored when: a file for each day (UTC), a line for each message, in the order in which
 * they came. So the newest are found without a look at the others, and the oldest too.
 *
 * <p>A line is on disk before its message is stored, and stays when the message goes: a line whose
 * message is not there counts for nothing. Each line begins with its line feed, so that half a line
 * which a full disk left does not spoil the next.
 */
final class Index {
  private final Path folder;

  Index(Path folder) {
    this.folder = folder;
  }

  boolean isThere() {
    return Files.isDirectory(folder);
  }

  void make() throws IOException {
    Disk.makeFolder(folder);
  }

  /** Adds a line. When this returns it is on disk. */
  void add(Shelved shelved) throws IOException {
    Path day = folder.resolve(LocalDate.ofInstant(shelved.stored(), ZoneOffset.UTC).toString());
    boolean first = !Files.exists(day);
    ByteBuffer line = ByteBuffer.wrap(("\n" + shelved.line()).getBytes(ISO_8859_1));
    // Opened each time: an interrupted thread would close a file that all threads share.
    try (FileChannel file =
        FileChannel.open(
            day,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            Disk.privateFile(day))) {
      // One write, so that two lines of two threads do not mix; if it is short, the disk is full.
      int written = file.write(line);
      if (line.hasRemaining()) {
        throw new IOException(day + ": only " + written + " bytes of a line could be written");
      }
      file.force(true);
    }
    if (first) {
      Disk.sync(folder);
    }
  }

  /** Returns the files of all days, the oldest first. */
  List<Path> days() throws IOException {
    if (!isThere()) {
      return List.of();
    }
    return Disk.names(folder).stream().filter(Index::isDay).sorted().map(folder::resolve).toList();
  }

  /** Returns the day of a file. */
  static LocalDate day(Path file) {
    return LocalDate.parse(String.valueOf(file.getFileName()));
  }

  private static boolean isDay(String name) {
    try {
      return name.length() == 10 && !LocalDate.parse(name).equals(LocalDate.MIN);
    } catch (DateTimeException e) {
      return false;
    }
  }
}
