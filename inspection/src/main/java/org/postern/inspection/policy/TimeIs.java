package org.postern.inspection.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds at certain times of the week. A night from 22:00 to 06:00 belongs to the day on which it
 * begins.
 *
 * @param from the first moment of the day
 * @param to the first moment after
 * @param days on which it begins; every day if empty
 * @param zone whose clock is meant
 */
record TimeIs(LocalTime from, LocalTime to, Set<DayOfWeek> days, ZoneId zone) implements Condition {
  TimeIs {
    days = Set.copyOf(days);
  }

  @Override
  public Optional<List<Spot>> test(Facts facts, String recipient) {
    return Condition.holds(holds(facts.now()));
  }

  private boolean holds(Instant now) {
    ZonedDateTime here = now.atZone(zone);
    LocalTime time = here.toLocalTime();
    boolean overnight = !from.isBefore(to);
    boolean evening = !time.isBefore(from);
    boolean morning = time.isBefore(to);
    if (overnight) {
      return evening && isOn(here.getDayOfWeek()) || morning && isOn(here.getDayOfWeek().minus(1));
    }
    return evening && morning && isOn(here.getDayOfWeek());
  }

  private boolean isOn(DayOfWeek day) {
    return days.isEmpty() || days.contains(day);
  }

  @Override
  public String written() {
    String on =
        days.isEmpty()
            ? ""
            : days.stream()
                .sorted()
                .map(day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" ", " days=\"", "\""));
    return "<time from=\"" + from + "\" to=\"" + to + "\"" + on + " zone=\"" + zone + "\">";
  }

  @Override
  public String compared(Facts facts, String recipient) {
    ZonedDateTime here = facts.now().atZone(zone);
    return here.getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT)
        + " "
        + here.toLocalTime().withSecond(0).withNano(0);
  }
}
