package org.postern.archive;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * How long mail is kept.
 *
 * @param length empty: for ever
 */
public record Retention(Optional<Period> length) {
  /** Nothing expires. */
  public static final String FOREVER = "forever";

  private static final int DIGITS = 5;

  /**
   * Returns the time that {@code text} means: {@code 7y}, {@code 18m}, {@code 90d} or {@code
   * forever}.
   *
   * @throws IllegalArgumentException with the value and what to write instead
   */
  public static Retention parse(String text) {
    if (text.equals(FOREVER)) {
      return new Retention(Optional.empty());
    }
    String digits = text.substring(0, Math.max(0, text.length() - 1));
    if (!digits.isEmpty()
        && digits.length() <= DIGITS
        && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        && Integer.parseInt(digits) > 0) {
      int count = Integer.parseInt(digits);
      switch (text.charAt(text.length() - 1)) {
        case 'y':
          return new Retention(Optional.of(Period.ofYears(count)));
        case 'm':
          return new Retention(Optional.of(Period.ofMonths(count)));
        case 'd':
          return new Retention(Optional.of(Period.ofDays(count)));
        default:
          break;
      }
    }
    throw new IllegalArgumentException(
        "\""
            + text
            + "\" is no time to keep mail for; write a whole number of years, months or days such"
            + " as 7y, 18m or 90d, or forever");
  }

  /** Returns the first day whose mail is still kept; empty if all is. */
  Optional<LocalDate> since(LocalDate today) {
    return length.map(today::minus);
  }
}
