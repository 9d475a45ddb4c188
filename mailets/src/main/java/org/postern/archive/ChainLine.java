package org.postern.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.postern.repository.Disk;

/**
 * One line of a day log. It ends with the SHA-256 of the line before it, so that no line can be
 * changed or taken out without a trace in all that follow.
 *
 * @param text all before the last blank
 * @param previous SHA-256 of the line before; in the first line of a day, of the last line of the
 *     day before; 64 zeros in the very first
 */
record ChainLine(String text, String previous) {
  /** What stands in place of a hash where nothing came before. */
  static final String START = "0".repeat(64);

  private static final int HASH = 64;

  /** Returns the line that a day begins with. */
  static ChainLine opening(LocalDate day, String previous) {
    return new ChainLine("day " + day, previous);
  }

  /**
   * Returns the line that {@code written} is.
   *
   * @return empty if it has no hash at its end
   */
  static Optional<ChainLine> parse(String written) {
    int blank = written.length() - HASH - 1;
    boolean form =
        blank > 0
            && written.charAt(blank) == ' '
            && isHash(written.substring(blank + 1))
            && written.chars().allMatch(c -> c >= ' ' && c < 127);
    return form
        ? Optional.of(new ChainLine(written.substring(0, blank), written.substring(blank + 1)))
        : Optional.empty();
  }

  /** Returns whether this is how a day begins. */
  boolean opens(LocalDate day) {
    return text.equals("day " + day);
  }

  /** Returns what it tells; empty if it is not a form that this version knows. */
  Optional<Entry> entry() {
    String[] words = text.split(" ", -1);
    try {
      if (words.length == 6 && words[0].equals("kept") && isHash(words[4]) && isHash(words[5])) {
        ArchiveId id = ArchiveId.ofFile(words[2]);
        String suffix = words[2].substring(id.toString().length());
        return Packing.isSuffix(suffix)
            ? Optional.of(
                new Entry.Kept(
                    Instant.parse(words[1]),
                    id,
                    suffix,
                    Long.parseLong(words[3]),
                    words[4],
                    words[5]))
            : Optional.empty();
      }
      return words.length == 3 ? mark(words) : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Entry> mark(String[] words) {
    return Arrays.stream(Entry.Word.values())
        .filter(word -> word.word().equals(words[0]))
        .findFirst()
        .map(word -> new Entry.Mark(word, Instant.parse(words[1]), ArchiveId.parse(words[2])));
  }

  /** Returns the SHA-256 of this line without its line end. */
  String hash() {
    return HexFormat.of().formatHex(Disk.sha256().digest(toString().getBytes(US_ASCII)));
  }

  private static boolean isHash(String text) {
    return text.length() == HASH && text.chars().allMatch(c -> "0123456789abcdef".indexOf(c) >= 0);
  }

  @Override
  public String toString() {
    return text + " " + previous;
  }
}
