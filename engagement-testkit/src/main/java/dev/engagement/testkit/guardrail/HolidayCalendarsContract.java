package dev.engagement.testkit.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.guardrail.HolidayCalendars;
import dev.engagement.testkit.contract.AtOnce;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract of {@link HolidayCalendars} that know the United States and the state of New York. */
public abstract class HolidayCalendarsContract {

  private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);

  protected abstract HolidayCalendars calendars();

  @Nested
  class Known {

    @ParameterizedTest
    @ValueSource(strings = {"us", "us-ny"})
    void namesACountryOrARegion(String code) {
      assertThat(calendars().known(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          " ",
          "-",
          "u",
          "zz",
          "us-",
          "-ny",
          "us-zz",
          "us-ny-",
          "us ny",
          "us_ny",
          "US",
          "us-NY",
          "us-ny-us-ny",
          "usa",
          "../us",
          "us\n",
          "us\u0000",
          "ųs",
          "nyse",
          "target"
        })
    void nothingElse(String code) {
      assertThat(calendars().known(code)).isFalse();
      assertThat(calendars().holidays(code, 2027)).isEmpty();
      assertThat(calendars().known(code + "x".repeat(100_000))).isFalse();
    }
  }

  @Nested
  class Holidays {

    @Test
    void areDaysOfTheYear() {
      Set<LocalDate> days = calendars().holidays("us", 2027);

      assertThat(days).contains(NEW_YEAR).hasSizeBetween(5, 30);
      assertThat(days).allSatisfy(day -> assertThat(day.getYear()).isEqualTo(2027));
    }

    @Test
    void ofARegionHoldThoseOfItsCountry() {
      assertThat(calendars().holidays("us-ny", 2027)).containsAll(calendars().holidays("us", 2027));
    }

    @Test
    void cannotBeChangedByWhoAsks() {
      Set<LocalDate> days = calendars().holidays("us", 2027);
      try {
        days.clear();
      } catch (UnsupportedOperationException refused) {
        assertThat(days).contains(NEW_YEAR);
      }
      assertThat(calendars().holidays("us", 2027)).contains(NEW_YEAR);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1, 999_999_999, Integer.MAX_VALUE})
    void ofAnyYearCanBeAskedFor(int year) {
      assertThat(calendars().holidays("us", year)).hasSizeLessThan(30);
    }

    @Test
    void areTheSameForTwoThreadsAtOnce() {
      List<Set<LocalDate>> both = AtOnce.twice(() -> calendars().holidays("us-ny", 2031));

      assertThat(both.get(0)).isEqualTo(both.get(1)).isNotEmpty();
    }
  }
}
