package dev.engagement.adapter.jollyday.guardrail;

import de.focus_shift.jollyday.core.HolidayManager;
import dev.engagement.ports.guardrail.HolidayCalendars;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The calendars of Jollyday, each read when it is first asked for. */
public final class JollydayCalendars implements HolidayCalendars {

  private static final Pattern CODE = Pattern.compile("([a-z]{2})(?:-([a-z0-9]{1,3}))?");
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2100;

  private final Set<String> codes =
      HolidayManager.getSupportedCalendarCodes().stream()
          .map(code -> code.toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());

  private final Map<String, RegionCalendar> countries = new ConcurrentHashMap<>();
  private final Map<CalendarYear, Set<LocalDate>> years = new ConcurrentHashMap<>();

  private record CalendarYear(String code, int year) {}

  @Override
  public boolean known(String code) {
    return calendar(code).isPresent();
  }

  /**
   * Some calendars follow the moon, and cannot be foretold for every year: none is outside these.
   */
  @Override
  public Set<LocalDate> holidays(String code, int year) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      return Set.of();
    }
    return calendar(code).map(calendar -> inYear(code, year, calendar)).orElse(Set.of());
  }

  private Set<LocalDate> inYear(String code, int year, RegionCalendar calendar) {
    return years.computeIfAbsent(new CalendarYear(code, year), key -> calendar.holidays(year));
  }

  private Optional<RegionCalendar> calendar(String code) {
    Matcher matcher = CODE.matcher(code);
    if (!matcher.matches() || !codes.contains(matcher.group(1))) {
      return Optional.empty();
    }
    RegionCalendar country = countries.computeIfAbsent(matcher.group(1), RegionCalendar::load);
    String region = matcher.group(2);
    return region == null ? Optional.of(country) : country.region(region);
  }
}
