package dev.engagement.core.guardrail;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * The days on which nothing goes.
 *
 * @param known the last day of which it is known whether it is one
 */
public record DaysOff(Set<LocalDate> days, LocalDate known) {

  /** None. */
  public static final DaysOff NONE = new DaysOff(Set.of(), LocalDate.MAX);

  public DaysOff {
    days = Set.copyOf(days);
  }

  boolean none() {
    return days.isEmpty();
  }

  boolean contains(Instant at, ZoneId zone) {
    return !days.isEmpty() && days.contains(DailyCap.day(at, zone));
  }

  /** Returns when the next day that is not off begins, or empty if none is known. */
  Optional<Instant> end(Instant at, ZoneId zone) {
    LocalDate day = DailyCap.day(at, zone).plusDays(1);
    while (days.contains(day) && !day.isAfter(known)) {
      day = day.plusDays(1);
    }
    return day.isAfter(known) ? Optional.empty() : Optional.of(DailyCap.start(day, zone, at));
  }
}
