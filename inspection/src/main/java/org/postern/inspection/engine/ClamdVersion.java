package org.postern.inspection.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.text.OneLine;

/**
 * What clamd says of itself and its database, such as {@code ClamAV 1.4.6/27712/Sat Nov 21 08:00:41
 * 2026}. It is asked again every minute, or every five seconds while it does not answer, by one
 * caller who waits for at most a fifth of a second; all others go on with what was known.
 */
final class ClamdVersion {
  private static final byte[] COMMAND = "zVERSION\0".getBytes(StandardCharsets.US_ASCII);
  private static final Duration FRESH = Duration.ofMinutes(1);
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private static final DateTimeFormatter CTIME =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ENGLISH);

  /** How long one caller waits. */
  static final Duration PATIENCE = Duration.ofMillis(200);

  private static final int LONGEST = 200;

  private record Known(String line, Deadline until) {}

  private final Endpoint endpoint;
  private final Duration patience;
  private final LongSupplier ticker;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile Known known;

  /**
   * @param unknown what to say as long as clamd has not said anything
   */
  ClamdVersion(String unknown, Endpoint endpoint, Duration patience, LongSupplier ticker) {
    this.endpoint = endpoint;
    this.patience = patience;
    this.ticker = ticker;
    this.known = new Known(unknown, Deadline.in(Duration.ZERO, ticker));
  }

  String line() {
    if (known.until().passed() && asking.compareAndSet(false, true)) {
      try {
        String line = asked();
        known =
            line == null
                ? new Known(known.line(), Deadline.in(AGAIN, ticker))
                : new Known(line, Deadline.in(FRESH, ticker));
      } finally {
        asking.set(false);
      }
    }
    return known.line();
  }

  /**
   * Returns when the database that {@code line} names was made, in this host's time zone: clamd
   * writes the date as ctime(3) does and says no zone.
   */
  static Optional<Instant> dated(String line) {
    String date = line.substring(line.lastIndexOf('/') + 1).replace("  ", " ");
    try {
      return Optional.of(
          LocalDateTime.parse(date, CTIME).atZone(ZoneId.systemDefault()).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Returns clamd's line, or null if it does not answer. */
  private @Nullable String asked() {
    try (Connection connection = Connection.to(endpoint, Deadline.in(patience))) {
      connection.write(ByteBuffer.wrap(COMMAND));
      ByteBuffer reply = ByteBuffer.allocate(LONGEST);
      while (reply.hasRemaining() && connection.read(reply) >= 0) {
        ByteBuffer sofar = reply.duplicate().flip();
        int end = ClamdReply.endOf(sofar);
        if (end > 0) {
          return OneLine.of(ClamdReply.text(sofar, end), LONGEST);
        }
      }
      return null;
    } catch (IOException | Trouble e) {
      return null;
    }
  }
}
