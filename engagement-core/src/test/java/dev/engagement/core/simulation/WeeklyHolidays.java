package dev.engagement.core.simulation;

import dev.engagement.ports.guardrail.HolidayCalendars;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/** One calendar, in which every eleventh day of a year is a holiday. */
final class WeeklyHolidays implements HolidayCalendars {

  @Override
  public boolean known(String code) {
    return code.equals("weekly");
  }

  @Override
  public Set<LocalDate> holidays(String code, int year) {
    Set<LocalDate> days = new HashSet<>();
    LocalDate first = LocalDate.of(year, 1, 1);
    for (LocalDate day = first; day.getYear() == year; day = day.plusDays(11)) {
      days.add(day);
    }
    return days;
  }
}
