package org.postern.syslog;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What sort of program speaks (RFC 5424, section 6.2.1). Those that a mail program may claim. */
public enum Facility {
  USER(1),
  MAIL(2),
  DAEMON(3),
  LOCAL0(16),
  LOCAL1(17),
  LOCAL2(18),
  LOCAL3(19),
  LOCAL4(20),
  LOCAL5(21),
  LOCAL6(22),
  LOCAL7(23);

  private static final int INFORMATIONAL = 6;

  private final int code;

  Facility(int code) {
    this.code = code;
  }

  /** Returns how it is written in a configuration. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the number before a record of severity {@code info}. */
  int priority() {
    return code * 8 + INFORMATIONAL;
  }

  /**
   * Returns the facility of a name.
   *
   * @throws IllegalArgumentException with the value and what to write instead
   */
  public static Facility parse(String text) {
    return Arrays.stream(values())
        .filter(facility -> facility.word().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"" + text + "\" is not a facility; write one of " + words()));
  }

  /** Returns all names. */
  public static String words() {
    return Arrays.stream(values()).map(Facility::word).collect(Collectors.joining(", "));
  }
}
