package org.postern.archive;

import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/**
 * The name of an archived mail: the day it came and 80 random bits, such as {@code
 * 20261122-00f1e2d3c4b5a6978899}. Nothing of it comes from the mail.
 *
 * @param day in UTC; says in which folder the mail is
 * @param random 20 lower-case hexadecimal digits
 */
public record ArchiveId(LocalDate day, String random) implements Comparable<ArchiveId> {
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final int BYTES = 10;
  private static final int LENGTH = 8 + 1 + 2 * BYTES;

  /** Returns a name that no other mail has. */
  static ArchiveId next(LocalDate day, SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new ArchiveId(day, HexFormat.of().formatHex(bytes));
  }

  /**
   * Returns the name that {@code text} is.
   *
   * @throws IllegalArgumentException with the text and what a name looks like
   */
  public static ArchiveId parse(String text) {
    boolean form =
        text.length() == LENGTH
            && text.charAt(8) == '-'
            && text.chars().skip(9).allMatch(c -> "0123456789abcdef".indexOf(c) >= 0);
    try {
      if (form) {
        return new ArchiveId(LocalDate.parse(text.substring(0, 8), DAY), text.substring(9));
      }
    } catch (DateTimeException e) {
      throw refusal(text, e);
    }
    throw refusal(text, null);
  }

  /** Returns the name that a file name begins with. */
  static ArchiveId ofFile(String file) {
    return parse(file.substring(0, Math.min(file.length(), LENGTH)));
  }

  private static IllegalArgumentException refusal(
      String text, @org.jspecify.annotations.Nullable Exception cause) {
    return new IllegalArgumentException(
        "\""
            + text
            + "\" is not the ID of an archived mail; write one such as"
            + " 20261122-00f1e2d3c4b5a6978899",
        cause);
  }

  @Override
  public int compareTo(ArchiveId other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return DAY.format(day) + "-" + random;
  }
}
