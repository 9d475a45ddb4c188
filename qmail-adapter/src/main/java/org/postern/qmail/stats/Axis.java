package org.postern.qmail.stats;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Where the lines of a chart's axes are: at numbers and times that people count by. */
final class Axis {
  private static final int MOST_LINES = 5;
  private static final int MOST_TIMES = 8;
  private static final List<Duration> STEPS =
      List.of(
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(6),
          Duration.ofHours(12),
          Duration.ofDays(1),
          Duration.ofDays(2),
          Duration.ofDays(7),
          Duration.ofDays(14),
          Duration.ofDays(30),
          Duration.ofDays(90),
          Duration.ofDays(365));

  private Axis() {}

  /** Returns the distance of lines so that a few reach over {@code most}: 1, 2 or 5 and zeros. */
  static long step(long most) {
    long unit = 1;
    while (true) {
      for (long times : new long[] {1, 2, 5}) {
        if (unit * times * MOST_LINES >= most) {
          return unit * times;
        }
      }
      unit *= 10;
    }
  }

  /** Returns how far apart times are marked. */
  static Duration apart(Duration span) {
    for (Duration step : STEPS) {
      if (span.dividedBy(step) < MOST_TIMES) {
        return step;
      }
    }
    return span.dividedBy(MOST_TIMES);
  }

  /** Returns the times that are marked; days begin where the zone has midnight. */
  static List<Instant> times(Instant from, Instant to, ZoneId zone) {
    Duration apart = apart(Duration.between(from, to));
    ZonedDateTime time = from.atZone(zone).truncatedTo(ChronoUnit.DAYS);
    List<Instant> times = new ArrayList<>();
    while (time.toInstant().isBefore(to)) {
      if (!time.toInstant().isBefore(from)) {
        times.add(time.toInstant());
      }
      long days = apart.toDays();
      time = days > 0 ? time.plusDays(days) : time.plus(apart);
    }
    return times;
  }
}
