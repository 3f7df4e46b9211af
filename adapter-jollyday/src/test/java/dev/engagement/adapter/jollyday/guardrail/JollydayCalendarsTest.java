package dev.engagement.adapter.jollyday.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import de.focus_shift.jollyday.core.HolidayManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JollydayCalendarsTest {

  private final JollydayCalendars calendars = new JollydayCalendars();

  @ParameterizedTest
  @CsvSource({
    "us, 2026-11-26, Thanksgiving",
    "us, 2026-12-25, Christmas",
    "us, 2026-07-04, Independence Day on a Saturday",
    "us, 2026-07-03, and the Friday that makes up for it",
    "us, 2021-12-31, New Year made up for in the old year",
    "us, 2022-01-01, New Year on a Saturday",
    "us-ny, 2026-11-26, Thanksgiving",
    "us-ny, 2026-10-12, Columbus Day",
    "de, 2026-10-03, German Unity Day",
    "de-by, 2026-06-04, Corpus Christi",
    "de-by, 2026-10-03, German Unity Day",
    "gb, 2026-04-03, Good Friday",
    "gb, 2026-12-28, Boxing Day made up for",
    "gb-sct, 2026-11-30, St Andrew's Day",
    "gb-eng, 2026-04-06, Easter Monday",
    "fr, 2026-07-14, the Fourteenth of July",
    "it, 2026-06-02, Republic Day",
    "in, 2026-01-26, Republic Day",
    "jp, 2026-02-11, National Foundation Day",
    "sa, 2026-09-23, National Day",
  })
  void knowsTheDay(String code, LocalDate day, String name) {
    assertThat(calendars.holidays(code, day.getYear())).as(name).contains(day);
  }

  @ParameterizedTest
  @CsvSource({
    "us, 2026-10-12, a holiday of some states",
    "us, 2026-10-31, Halloween",
    "us, 2026-11-27, the day after",
    "de, 2026-06-04, Corpus Christi is for some states",
    "de-be, 2026-06-04, Corpus Christi is not for Berlin",
    "de, 2026-12-24, Christmas Eve",
    "gb, 2026-11-30, a holiday of Scotland",
    "us, 2026-01-02, an ordinary Friday",
  })
  void leavesTheOthers(String code, LocalDate day, String name) {
    assertThat(calendars.holidays(code, day.getYear())).as(name).doesNotContain(day);
  }

  @ParameterizedTest
  @CsvSource({"de-by-ag", "us-ny-nyc", "nyse", "lme", "target", "cn", "il"})
  void knowsNeitherTownsNorExchangesNorCountriesWithoutACalendar(String code) {
    assertThat(calendars.known(code)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"fr-75c", "fr-2a", "pt-11", "at-9", "au-nsw", "ie", "is", "fi"})
  void readsCodesInLowerCaseWhateverTheLibrarySays(String code) {
    assertThat(calendars.known(code)).isTrue();
  }

  @Test
  void answersForEveryCountryInEveryYear() {
    List<String> countries =
        HolidayManager.getSupportedCalendarCodes().stream()
            .map(code -> code.toLowerCase(Locale.ROOT))
            .filter(code -> code.length() == 2)
            .sorted()
            .toList();

    assertThat(countries).hasSizeGreaterThan(200).allMatch(calendars::known);
    assertThat(countries)
        .allSatisfy(
            country -> {
              assertThat(calendars.holidays(country, 1970)).isNotNull();
              assertThat(calendars.holidays(country, 2100)).isNotNull();
            });
  }

  @Test
  void foretellsNothingOutsideTheYearsThatAllCalendarsReach() {
    assertThat(calendars.holidays("sa", 2101)).isEmpty();
    assertThat(calendars.holidays("de", 1969)).isEmpty();
    assertThat(calendars.holidays("de", 2100)).contains(LocalDate.of(2100, 10, 3));
  }

  @Test
  void computesAYearOnce() {
    assertThat(calendars.holidays("de-by", 2026)).isSameAs(calendars.holidays("de-by", 2026));
  }
}
