package dev.engagement.core.planning;

import dev.engagement.core.guardrail.DaysOff;
import dev.engagement.ports.guardrail.HolidayCalendars;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers the holidays of a few years about an instant. Safe for concurrent use. */
final class Holidays {

  private static final int YEARS_BACK = 1;
  private static final int YEARS_AHEAD = 3;

  private final HolidayCalendars calendars;
  private final Map<Years, Set<LocalDate>> remembered = new ConcurrentHashMap<>();

  Holidays(HolidayCalendars calendars) {
    this.calendars = calendars;
  }

  /** Returns the days off of the customer together with those of a calendar, if there is one. */
  DaysOff daysOff(Set<LocalDate> own, Optional<String> calendar, Instant now) {
    int year = now.atZone(ZoneOffset.UTC).getYear();
    Set<LocalDate> days = new HashSet<>(own);
    calendar.filter(calendars::known).ifPresent(code -> days.addAll(holidays(code, year)));
    return days.isEmpty()
        ? DaysOff.NONE
        : new DaysOff(days, LocalDate.of(year + YEARS_AHEAD + 1, 1, 1).minusDays(1));
  }

  private Set<LocalDate> holidays(String code, int year) {
    return remembered.computeIfAbsent(new Years(code, year), this::compute);
  }

  private Set<LocalDate> compute(Years years) {
    Set<LocalDate> days = new HashSet<>();
    for (int year = years.about() - YEARS_BACK; year <= years.about() + YEARS_AHEAD; year++) {
      days.addAll(calendars.holidays(years.code(), year));
    }
    return days;
  }

  private record Years(String code, int about) {}
}
