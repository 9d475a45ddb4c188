package org.postern.inspection.settings;

import java.time.Duration;
import java.util.List;

/**
 * How a length of time is written in a configuration: a whole number with its unit, {@code 500ms},
 * {@code 20s}, {@code 2m}, {@code 1h}, {@code 7d}. There is no default unit: a bare number would be
 * seconds to one reader and milliseconds to the next.
 */
public final class Durations {
  private record Unit(String word, Duration length) {}

  /** Longest first, and {@code ms} before the units that it ends in. */
  private static final List<Unit> UNITS =
      List.of(
          new Unit("d", Duration.ofDays(1)),
          new Unit("h", Duration.ofHours(1)),
          new Unit("ms", Duration.ofMillis(1)),
          new Unit("m", Duration.ofMinutes(1)),
          new Unit("s", Duration.ofSeconds(1)));

  private Durations() {}

  /**
   * Returns the length of time that {@code text} means, of up to nine digits.
   *
   * @throws IllegalArgumentException with the value and what to write instead
   */
  public static Duration parse(String text) {
    for (Unit unit : UNITS) {
      String digits = text.substring(0, Math.max(0, text.length() - unit.word().length()));
      if (text.endsWith(unit.word())
          && !digits.isEmpty()
          && digits.length() <= 9
          && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return unit.length().multipliedBy(Long.parseLong(digits));
      }
    }
    throw new IllegalArgumentException(
        "\""
            + text
            + "\" is not a length of time; write a whole number and its unit, one of ms, s, m, h"
            + " and d, such as 20s");
  }

  /**
   * Returns the length of time that {@code text} means.
   *
   * @throws IllegalArgumentException also if it is not between {@code least} and {@code most}
   */
  public static Duration parse(String text, Duration least, Duration most) {
    Duration value = parse(text);
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is out of range; write a length of time from "
              + text(least)
              + " to "
              + text(most));
    }
    return value;
  }

  /** Returns the shortest way to write {@code value}, exact to the millisecond. */
  public static String text(Duration value) {
    long millis = value.toMillis();
    String shortest = millis + "ms";
    for (Unit unit : UNITS) {
      long length = unit.length().toMillis();
      String text = millis / length + unit.word();
      if (millis % length == 0 && text.length() < shortest.length()) {
        shortest = text;
      }
    }
    return shortest;
  }
}
