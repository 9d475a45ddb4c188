package org.postern.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands in the log of a day.
 *
 * @param day whose log it is
 * @param written the lines that have a line end
 * @param whole bytes of these lines with their ends
 * @param size bytes of the file: more than {@code whole} if a crash came while a line was written
 */
record DayLog(LocalDate day, List<String> written, long whole, long size) {

  /** Reads a log. */
  static DayLog read(Layout layout, LocalDate day) throws IOException {
    Path file = layout.log(day);
    String text = new String(Files.readAllBytes(file), ISO_8859_1);
    int end = text.lastIndexOf('\n') + 1;
    List<String> lines = end == 0 ? List.of() : List.of(text.substring(0, end - 1).split("\n", -1));
    return new DayLog(day, lines, end, text.length());
  }

  /**
   * Returns the mails that were kept on a day and have that day's folder. One that came just before
   * midnight has its line in the next log.
   */
  static Map<ArchiveId, Entry.Kept> kept(Layout layout, LocalDate day) throws IOException {
    Map<ArchiveId, Entry.Kept> kept = new LinkedHashMap<>();
    List<LocalDate> logs =
        layout.days().stream().filter(log -> !log.isBefore(day)).limit(2).toList();
    for (LocalDate log : logs) {
      for (Entry entry : read(layout, log).entries()) {
        if (entry instanceof Entry.Kept mail && mail.id().day().equals(day)) {
          kept.put(mail.id(), mail);
        }
      }
    }
    return kept;
  }

  /** Returns the last line, if it has the form of one. */
  Optional<ChainLine> last() {
    return written.isEmpty() ? Optional.empty() : ChainLine.parse(written.getLast());
  }

  /** Returns what the lines tell, those left out that tell nothing. */
  List<Entry> entries() {
    return written.stream()
        .flatMap(line -> ChainLine.parse(line).flatMap(ChainLine::entry).stream())
        .toList();
  }
}
