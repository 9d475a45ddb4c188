package org.postern.qmail.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postern.inspection.settings.Problem;
import org.postern.inspection.settings.SettingsException;

/**
 * Up to when everybody has been told. Its file has the time in the first line, and one more line
 * for each who could not be told then: since when, and the address.
 *
 * @param last when the last digest was made
 * @param owed who was not told, and since when
 */
record DigestState(Instant last, Map<String, Instant> owed) {
  /** For how long somebody who cannot be told is tried again. */
  private static final Duration PATIENCE = Duration.ofDays(7);

  DigestState {
    owed = Map.copyOf(owed);
  }

  /**
   * Reads the file; without one, a day counts.
   *
   * @throws SettingsException if it holds something else
   */
  static DigestState read(Path file, Instant now) throws IOException, SettingsException {
    try {
      List<String> lines = Files.readAllLines(file);
      Map<String, Instant> owed = new TreeMap<>();
      for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
        int blank = line.indexOf(' ');
        Instant since = Instant.parse(line.substring(0, Math.max(0, blank)));
        if (since.isAfter(now.minus(PATIENCE))) {
          owed.put(line.substring(blank + 1), since);
        }
      }
      return new DigestState(Instant.parse(lines.isEmpty() ? "" : lines.get(0)), owed);
    } catch (NoSuchFileException e) {
      return new DigestState(now.minus(Duration.ofDays(1)), Map.of());
    } catch (DateTimeException e) {
      throw new SettingsException(
          List.of(
              new Problem(
                  "postern digest",
                  "--state",
                  "\"" + file + "\" does not hold the time of a digest; remove the file")));
    }
  }

  /** Returns up to when an address has been told. */
  Instant toldUntil(String address) {
    return owed.getOrDefault(address, last);
  }

  /** Returns up to when everybody has been told. */
  Instant toldUntil() {
    return owed.values().stream().reduce(last, (a, b) -> a.isBefore(b) ? a : b);
  }

  /** Writes the file anew, in one step. */
  void write(Path file) throws IOException {
    StringBuilder text = new StringBuilder(last + "\n");
    new TreeMap<>(owed).forEach((address, since) -> text.append(since + " " + address + "\n"));
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
