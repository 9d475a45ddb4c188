package org.postern.syslog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;

/**
 * How a record is written for a syslog.
 *
 * @param protocol the form of its head
 * @param facility for all records
 * @param tag the program's name, letters and hyphens
 * @param host this host's name; empty where the syslog puts it in by itself
 * @param zone of the times in RFC 3164, which have none
 */
public record SyslogForm(
    Protocol protocol, Facility facility, String tag, String host, ZoneId zone) {
  /** What a receiver should take in one record (RFC 5425, section 4.3.1, and rsyslog's default). */
  public static final int LONGEST = 8192;

  /** What the head of a record may take of that. */
  public static final int LONGEST_HEAD = 400;

  private static final DateTimeFormatter BSD = DateTimeFormatter.ofPattern("MMM ", Locale.ENGLISH);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern(" HH:mm:ss", Locale.ENGLISH);

  /** The two forms in use. */
  public enum Protocol {
    /** {@code <22>Nov 22 08:00:00 host tag[7]: text}; on a local socket without the host. */
    RFC3164,
    /** {@code <22>1 2026-11-22T08:00:00.250Z host tag 7 - - text}. */
    RFC5424
  }

  /**
   * Returns the bytes of a record, without what marks its end; what is over {@link #LONGEST} is cut
   * off between two characters.
   *
   * @param text one line
   */
  byte[] bytes(Instant time, String text) {
    String head = "<" + facility.priority() + ">";
    long process = ProcessHandle.current().pid();
    String record =
        switch (protocol) {
          case RFC3164 -> {
            var local = time.atZone(zone);
            String day = String.format(Locale.ROOT, "%2d", local.getDayOfMonth());
            String at = BSD.format(local) + day + CLOCK.format(local) + " ";
            String from = host.isEmpty() ? "" : host + " ";
            yield head + at + from + tag + "[" + process + "]: " + text;
          }
          case RFC5424 -> {
            Instant exact = time.truncatedTo(ChronoUnit.MILLIS);
            String from = host.isEmpty() ? "-" : host;
            yield head + "1 " + exact + " " + from + " " + tag + " " + process + " - - " + text;
          }
        };
    return cut(record.getBytes(UTF_8));
  }

  private static byte[] cut(byte[] bytes) {
    if (bytes.length <= LONGEST) {
      return bytes;
    }
    int end = LONGEST;
    while ((bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return Arrays.copyOf(bytes, end);
  }
}
