package dev.engagement.core.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.guardrail.DaysOff;
import dev.engagement.ports.guardrail.HolidayCalendars;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HolidaysTest {

  private static final Instant NOW = Instant.parse("2026-12-31T23:30:00Z");
  private static final LocalDate OWN = LocalDate.of(2026, 7, 1);

  private final List<Integer> asked = new ArrayList<>();
  private final Holidays holidays = new Holidays(new NewYears());

  @Test
  void joinsTheCustomersDaysWithThoseOfTheCalendar() {
    DaysOff off = holidays.daysOff(Set.of(OWN), Optional.of("xx"), NOW);

    assertThat(off.known()).isEqualTo(LocalDate.of(2029, 12, 31));
    assertThat(off.days())
        .containsExactlyInAnyOrder(
            OWN,
            LocalDate.of(2025, 1, 1),
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2027, 1, 1),
            LocalDate.of(2028, 1, 1),
            LocalDate.of(2029, 1, 1));
  }

  @Test
  void computesACalendarOnce() {
    holidays.daysOff(Set.of(), Optional.of("xx"), NOW);
    holidays.daysOff(Set.of(OWN), Optional.of("xx"), NOW.minusSeconds(3_600));

    assertThat(asked).containsExactly(2025, 2026, 2027, 2028, 2029);
  }

  @Test
  void hasNoneWithoutACalendarOrForOneThatIsNotKnown() {
    assertThat(holidays.daysOff(Set.of(), Optional.empty(), NOW)).isEqualTo(DaysOff.NONE);
    assertThat(holidays.daysOff(Set.of(), Optional.of("yy"), NOW)).isEqualTo(DaysOff.NONE);
    assertThat(asked).isEmpty();
  }

  private final class NewYears implements HolidayCalendars {

    @Override
    public boolean known(String code) {
      return code.equals("xx");
    }

    @Override
    public Set<LocalDate> holidays(String code, int year) {
      asked.add(year);
      return Set.of(LocalDate.of(year, 1, 1));
    }
  }
}
