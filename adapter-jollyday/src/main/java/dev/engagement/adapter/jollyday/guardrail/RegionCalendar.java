package dev.engagement.adapter.jollyday.guardrail;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The holidays of a country, or of one of its regions.
 *
 * @param path the library's names of the regions, from the country down
 */
record RegionCalendar(HolidayManager manager, List<String> path) {

  static RegionCalendar load(String country) {
    return new RegionCalendar(
        HolidayManager.getInstance(ManagerParameters.create(country)), List.of());
  }

  /** The library spells some regions in capitals. */
  Optional<RegionCalendar> region(String code) {
    return manager.getCalendarHierarchy().getChildren().keySet().stream()
        .filter(name -> name.toLowerCase(Locale.ROOT).equals(code))
        .findFirst()
        .map(name -> new RegionCalendar(manager, List.of(name)));
  }

  /**
   * A holiday that is made up for on another day may be made up for in the year before or after.
   */
  Set<LocalDate> holidays(int year) {
    return IntStream.rangeClosed(year - 1, year + 1)
        .mapToObj(this::inYear)
        .flatMap(Set::stream)
        .flatMap(RegionCalendar::days)
        .filter(day -> day.getYear() == year)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Set<Holiday> inYear(int year) {
    return manager.getHolidays(
        Year.of(year), HolidayType.PUBLIC_HOLIDAY, path.toArray(String[]::new));
  }

  private static Stream<LocalDate> days(Holiday holiday) {
    return Stream.concat(Stream.of(holiday.getActualDate()), holiday.getObservedDate().stream());
  }
}
