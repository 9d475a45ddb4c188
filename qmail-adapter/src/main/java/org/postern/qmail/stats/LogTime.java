package org.postern.qmail.stats;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the time at the beginning of a log line, as reports, syslogs and multilog write it.
 *
 * @param zone of times that have none
 * @param now the year of times that have none is the last that is not after this
 */
record LogTime(ZoneId zone, Instant now) {
  private static final int TAI64N = 25;
  private static final long TAI_EPOCH = (1L << 62) + 10;
  private static final DateTimeFormatter RFC822 =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

  /** Returns the time; empty if the line begins with none. */
  Optional<Instant> of(String line) {
    try {
      String text = withoutPriority(line);
      if (text.startsWith("@") && text.length() > TAI64N) {
        long seconds = Long.parseUnsignedLong(text.substring(1, 17), 16) - TAI_EPOCH;
        return Optional.of(Instant.ofEpochSecond(seconds));
      }
      if (text.length() > 3 && text.charAt(3) == ',') {
        int end = text.indexOf('\t');
        return end < 0
            ? Optional.empty()
            : Optional.of(OffsetDateTime.parse(text.substring(0, end), RFC822).toInstant());
      }
      if (!text.isEmpty() && Character.isDigit(text.charAt(0))) {
        int end = text.indexOf(' ');
        String word = end < 0 ? text : text.substring(0, end);
        return Optional.of(
            word.endsWith("Z") ? Instant.parse(word) : OffsetDateTime.parse(word).toInstant());
      }
      return text.length() > 15 ? Optional.of(bsd(text.substring(0, 15))) : Optional.empty();
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Passes over {@code <22>} and, in RFC 5424, the version. */
  private static String withoutPriority(String line) {
    int end = line.startsWith("<") ? line.indexOf('>') : -1;
    if (end < 0 || end > 4) {
      return line;
    }
    String rest = line.substring(end + 1);
    return rest.startsWith("1 ") ? rest.substring(2) : rest;
  }

  /** {@code Nov 22 08:00:00}, of this year or the last. */
  private Instant bsd(String text) {
    ZonedDateTime today = now.atZone(zone);
    DateTimeFormatter form =
        new DateTimeFormatterBuilder()
            .appendPattern("MMM ppd HH:mm:ss")
            .parseDefaulting(ChronoField.YEAR, today.getYear())
            .toFormatter(Locale.ENGLISH);
    ZonedDateTime time = LocalDateTime.parse(text, form).atZone(zone);
    return (time.isAfter(today.plusDays(1)) ? time.minusYears(1) : time).toInstant();
  }
}
