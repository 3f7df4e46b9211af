package dev.engagement.core.guardrail;

import static dev.engagement.core.FactsBuilder.allowed;
import static dev.engagement.core.FactsBuilder.unlimited;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.sequence.SendWindow;
import dev.engagement.ports.sequence.TimeSlot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days on which nothing goes, on the real time line. */
class DaysOffTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDate KNOWN = LocalDate.of(2029, 12, 31);
  private static final Map<String, String> IN_BERLIN = Map.of("timezone", "Europe/Berlin");

  @ParameterizedTest(name = "{0}: {1} off, open {2}, {3} -> {4}")
  @CsvSource({
    "Europe/Berlin,    2026-12-25/2026-12-25, 09:00-17:00, 2026-12-24T15:59:59Z, 2026-12-24T15:59:59Z",
    "Europe/Berlin,    2026-12-25/2026-12-25, 09:00-17:00, 2026-12-24T16:00:00Z, 2026-12-26T08:00:00Z",
    "Europe/Berlin,    2026-12-25/2026-12-25, 09:00-17:00, 2026-12-25T12:00:00Z, 2026-12-26T08:00:00Z",
    "Europe/Berlin,    2026-12-25/2026-12-25, 00:00-23:59, 2026-12-25T12:00:00Z, 2026-12-25T23:00:00Z",
    "Europe/Berlin,    2026-12-24/2027-02-28, 00:00-23:59, 2026-12-23T23:00:00Z, 2027-02-28T23:00:00Z",
    // The day is that of the deciding zone.
    "Asia/Tokyo,       2026-12-25/2026-12-25, 00:00-23:59, 2026-12-24T14:59:59Z, 2026-12-24T14:59:59Z",
    "Asia/Tokyo,       2026-12-25/2026-12-25, 00:00-23:59, 2026-12-24T15:00:00Z, 2026-12-25T15:00:00Z",
    // A night belongs to two days.
    "Europe/Berlin,    2026-12-25/2026-12-25, 22:00-06:00, 2026-12-24T22:30:00Z, 2026-12-24T22:30:00Z",
    "Europe/Berlin,    2026-12-25/2026-12-25, 22:00-06:00, 2026-12-24T23:00:00Z, 2026-12-25T23:00:00Z",
    // Days of a change of clocks are shorter and longer.
    "America/New_York, 2026-03-08/2026-03-08, 00:00-23:59, 2026-03-08T05:00:00Z, 2026-03-09T04:00:00Z",
    "America/New_York, 2027-11-07/2027-11-07, 00:00-23:59, 2027-11-07T04:00:00Z, 2027-11-08T05:00:00Z",
    // Havana: the first hour of 1 November comes twice. Beirut: the last one of 24 October does.
    "America/Havana,   2026-10-31/2026-10-31, 00:00-23:59, 2026-10-31T12:00:00Z, 2026-11-01T04:00:00Z",
    "America/Havana,   2026-11-01/2026-11-01, 00:00-23:59, 2026-11-01T04:30:00Z, 2026-11-02T05:00:00Z",
    "Asia/Beirut,      2026-10-24/2026-10-24, 00:00-23:59, 2026-10-24T12:00:00Z, 2026-10-24T22:00:00Z",
    // Beirut: on 29 March the day begins at one.
    "Asia/Beirut,      2026-03-28/2026-03-28, 00:00-23:59, 2026-03-28T12:00:00Z, 2026-03-28T22:00:00Z",
  })
  void areJumpedOver(String zone, String days, String hours, String at, String opening) {
    SendingHours open = SendingHours.of(window(hours), ZoneId.of(zone), off(days));

    assertThat(open.opening(Instant.parse(at))).contains(Instant.parse(opening));
  }

  @Test
  void deferUntilTheNextDayOfWork() {
    SendingHours hours =
        SendingHours.of(window("09:00-17:00"), BERLIN, off("2026-12-25/2026-12-26"));

    assertThat(check(hours, "2026-12-25T10:00:00Z"))
        .isEqualTo(
            Verdict.defer(
                GuardrailName.SEND_WINDOW,
                ReasonCode.HOLIDAY,
                IN_BERLIN,
                Instant.parse("2026-12-27T08:00:00Z")));
    assertThat(check(hours, "2026-12-25T03:00:00Z").code()).isEqualTo(ReasonCode.HOLIDAY);
    assertThat(check(hours, "2026-12-24T20:00:00Z"))
        .isEqualTo(
            Verdict.defer(
                GuardrailName.SEND_WINDOW,
                ReasonCode.OUTSIDE_BUSINESS_HOURS,
                IN_BERLIN,
                Instant.parse("2026-12-27T08:00:00Z")));
  }

  @Test
  void holdWhereNoDayOfWorkIsKnown() {
    DaysOff everyDay = off("2026-01-01/2030-01-15");
    Set<LocalDate> mondays =
        everyDay.days().stream()
            .filter(day -> day.getDayOfWeek().getValue() == 1)
            .collect(Collectors.toSet());
    SendWindow onMondays =
        new SendWindow(Optional.empty(), List.of(new TimeSlot(1, 540, 600)), List.of());

    assertThat(
            check(SendingHours.of(SendWindow.ALWAYS, BERLIN, everyDay), "2026-12-25T10:00:00Z")
                .code())
        .isEqualTo(ReasonCode.WINDOW_NEVER_OPENS);
    assertThat(
            check(
                    SendingHours.of(onMondays, BERLIN, new DaysOff(mondays, KNOWN)),
                    "2026-12-25T10:00:00Z")
                .kind())
        .isEqualTo(VerdictKind.HOLD);
  }

  private static Verdict check(SendingHours hours, String at) {
    Pacing pacing = new Pacing(hours, DayCaps.NONE, List.of(), List.of());
    Moment moment = new Moment(Instant.parse(at), pacing, unlimited(), List.of());
    return new SendWindowGuardrail().check(allowed().build(), moment);
  }

  private static DaysOff off(String days) {
    LocalDate first = LocalDate.parse(days.substring(0, 10));
    LocalDate last = LocalDate.parse(days.substring(11));
    return new DaysOff(first.datesUntil(last.plusDays(1)).collect(Collectors.toSet()), KNOWN);
  }

  private static SendWindow window(String hours) {
    int start = minute(hours.substring(0, 5));
    int end = minute(hours.substring(6));
    List<TimeSlot> slots =
        IntStream.rangeClosed(1, 7).mapToObj(day -> new TimeSlot(day, start, end)).toList();
    return new SendWindow(Optional.empty(), slots, List.of());
  }

  private static int minute(String time) {
    return LocalTime.parse(time).toSecondOfDay() / 60;
  }
}
