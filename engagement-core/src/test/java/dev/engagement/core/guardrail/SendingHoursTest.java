package dev.engagement.core.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.sequence.SendWindow;
import dev.engagement.ports.sequence.TimeSlot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendingHoursTest {

  /** Seconds are told apart, so that an opening is exactly on the minute. */
  @ParameterizedTest(name = "{0}: open {1}, {2} -> {3}")
  @CsvSource({
    // 2026-03-05 is a Thursday.
    "Europe/Berlin,       09:00-17:00, 2026-03-05T07:59:59.999Z, 2026-03-05T08:00:00Z",
    "Europe/Berlin,       09:00-17:00, 2026-03-05T08:00:00Z,     2026-03-05T08:00:00Z",
    "Europe/Berlin,       09:00-17:00, 2026-03-05T15:59:59.999Z, 2026-03-05T15:59:59.999Z",
    "Europe/Berlin,       09:00-17:00, 2026-03-05T16:00:00Z,     2026-03-06T08:00:00Z",
    // New York, 2026-03-08: 02:00 becomes 03:00 at 07:00Z.
    "America/New_York,    02:30-04:00, 2026-03-08T05:00:00Z,     2026-03-08T07:00:00Z",
    "America/New_York,    02:30-04:00, 2026-03-08T08:00:00Z,     2026-03-09T06:30:00Z",
    "America/New_York,    02:10-02:50, 2026-03-08T05:00:00Z,     2026-03-09T06:10:00Z",
    "America/New_York,    01:00-02:00, 2026-03-08T06:59:59Z,     2026-03-08T06:59:59Z",
    "America/New_York,    01:00-02:30, 2026-03-08T07:00:00Z,     2026-03-09T05:00:00Z",
    "America/New_York,    09:00-17:00, 2026-03-07T23:00:00Z,     2026-03-08T13:00:00Z",
    // New York, 2026-11-01: 02:00 becomes 01:00 at 06:00Z, so 01:30 comes at 05:30Z and 06:30Z.
    "America/New_York,    01:30-01:45, 2026-11-01T05:00:00Z,     2026-11-01T05:30:00Z",
    "America/New_York,    01:30-01:45, 2026-11-01T05:45:00Z,     2026-11-01T06:30:00Z",
    "America/New_York,    01:30-01:45, 2026-11-01T06:45:00Z,     2026-11-02T06:30:00Z",
    "America/New_York,    01:00-02:00, 2026-11-01T05:59:59Z,     2026-11-01T05:59:59Z",
    "America/New_York,    01:00-02:00, 2026-11-01T06:00:00Z,     2026-11-01T06:00:00Z",
    "America/New_York,    02:00-03:00, 2026-11-01T05:59:00Z,     2026-11-01T07:00:00Z",
    // London, 2026-03-29: 01:00 becomes 02:00 at 01:00Z; 2026-10-25: 02:00 becomes 01:00 at 01:00Z.
    "Europe/London,       01:15-03:00, 2026-03-29T00:10:00Z,     2026-03-29T01:00:00Z",
    "Europe/London,       09:00-17:00, 2026-03-28T20:00:00Z,     2026-03-29T08:00:00Z",
    "Europe/London,       01:30-01:40, 2026-10-25T00:40:00Z,     2026-10-25T01:30:00Z",
    "Europe/London,       09:00-17:00, 2026-10-24T20:00:00Z,     2026-10-25T09:00:00Z",
    // Lord Howe changes by 30 minutes: 2026-10-04 02:00 becomes 02:30 at 2026-10-03T15:30Z,
    // 2026-04-05 02:00 becomes 01:30 at 2026-04-04T15:00Z.
    "Australia/Lord_Howe, 02:15-03:00, 2026-10-03T15:00:00Z,     2026-10-03T15:30:00Z",
    "Australia/Lord_Howe, 02:00-02:30, 2026-10-03T15:00:00Z,     2026-10-04T15:00:00Z",
    "Australia/Lord_Howe, 01:40-01:50, 2026-04-04T14:50:00Z,     2026-04-04T15:10:00Z",
    "Australia/Lord_Howe, 09:00-17:00, 2026-04-04T14:50:00Z,     2026-04-04T22:30:00Z",
    // Casablanca goes back for Ramadan: 2026-02-15 03:00 becomes 02:00 at 02:00Z,
    // and forth after it: 2026-03-22 02:00 becomes 03:00 at 02:00Z.
    "Africa/Casablanca,   02:20-02:40, 2026-02-15T01:40:00Z,     2026-02-15T02:20:00Z",
    "Africa/Casablanca,   02:20-03:30, 2026-03-22T01:00:00Z,     2026-03-22T02:00:00Z",
    "Africa/Casablanca,   09:00-17:00, 2026-03-21T20:00:00Z,     2026-03-22T08:00:00Z",
    // The same changes of 2027, and a day of office hours after each.
    "America/New_York,    09:00-17:00, 2026-10-31T23:00:00Z,     2026-11-01T14:00:00Z",
    "America/New_York,    02:30-04:00, 2027-03-14T05:00:00Z,     2027-03-14T07:00:00Z",
    "America/New_York,    09:00-17:00, 2027-03-13T23:00:00Z,     2027-03-14T13:00:00Z",
    "America/New_York,    01:30-01:45, 2027-11-07T05:45:00Z,     2027-11-07T06:30:00Z",
    "America/New_York,    09:00-17:00, 2027-11-06T23:00:00Z,     2027-11-07T14:00:00Z",
    "Europe/London,       01:15-03:00, 2027-03-28T00:10:00Z,     2027-03-28T01:00:00Z",
    "Europe/London,       09:00-17:00, 2027-03-27T20:00:00Z,     2027-03-28T08:00:00Z",
    "Europe/London,       01:30-01:40, 2027-10-31T00:40:00Z,     2027-10-31T01:30:00Z",
    "Europe/London,       09:00-17:00, 2027-10-30T20:00:00Z,     2027-10-31T09:00:00Z",
    "Australia/Lord_Howe, 09:00-17:00, 2026-10-03T20:00:00Z,     2026-10-03T22:00:00Z",
    "Australia/Lord_Howe, 01:40-01:50, 2027-04-03T14:50:00Z,     2027-04-03T15:10:00Z",
    "Australia/Lord_Howe, 09:00-17:00, 2027-04-03T14:50:00Z,     2027-04-03T22:30:00Z",
    "Australia/Lord_Howe, 02:15-03:00, 2027-10-02T15:00:00Z,     2027-10-02T15:30:00Z",
    "Australia/Lord_Howe, 09:00-17:00, 2027-10-02T20:00:00Z,     2027-10-02T22:00:00Z",
    "Africa/Casablanca,   09:00-17:00, 2026-02-14T20:00:00Z,     2026-02-15T09:00:00Z",
    "Africa/Casablanca,   02:20-02:40, 2027-02-07T01:40:00Z,     2027-02-07T02:20:00Z",
    "Africa/Casablanca,   09:00-17:00, 2027-02-06T20:00:00Z,     2027-02-07T09:00:00Z",
    "Africa/Casablanca,   02:20-03:30, 2027-03-14T01:00:00Z,     2027-03-14T02:00:00Z",
    "Africa/Casablanca,   09:00-17:00, 2027-03-13T20:00:00Z,     2027-03-14T08:00:00Z",
    // Beirut, 2026-03-29: midnight itself is skipped, 00:00 becomes 01:00 at 2026-03-28T22:00Z.
    "Asia/Beirut,         00:00-02:00, 2026-03-28T21:30:00Z,     2026-03-28T22:00:00Z",
    // Over midnight.
    "Asia/Tokyo,          22:00-06:00, 2026-03-05T12:00:00Z,     2026-03-05T13:00:00Z",
    "Asia/Tokyo,          22:00-06:00, 2026-03-05T20:59:59Z,     2026-03-05T20:59:59Z",
    "Asia/Tokyo,          22:00-06:00, 2026-03-05T21:00:00Z,     2026-03-06T13:00:00Z",
  })
  void opens(String zone, String hours, String at, String opening) {
    SendWindow window = new SendWindow(Optional.empty(), everyDay(hours), List.of());

    assertThat(SendingHours.of(window, ZoneId.of(zone)).opening(Instant.parse(at)))
        .contains(Instant.parse(opening));
  }

  @ParameterizedTest(name = "{0}: quiet {1}, {2} -> {3}")
  @CsvSource({
    "Europe/Berlin,    22:00-06:00, 2026-03-05T20:59:59Z, 2026-03-05T20:59:59Z",
    "Europe/Berlin,    22:00-06:00, 2026-03-05T21:00:00Z, 2026-03-06T05:00:00Z",
    // The night from Sunday to Monday wraps around the week.
    "Europe/Berlin,    22:00-06:00, 2026-03-08T22:00:00Z, 2026-03-09T05:00:00Z",
    // The night of the change is an hour shorter, and an hour longer.
    "Europe/Berlin,    22:00-06:00, 2026-03-28T21:00:00Z, 2026-03-29T04:00:00Z",
    "Europe/Berlin,    22:00-06:00, 2026-10-24T20:00:00Z, 2026-10-25T05:00:00Z",
    // Quiet until a time that is skipped, and until one that comes twice.
    "America/New_York, 22:00-02:30, 2026-03-08T03:00:00Z, 2026-03-08T07:00:00Z",
    "America/New_York, 22:00-01:30, 2026-11-01T02:00:00Z, 2026-11-01T05:30:00Z",
    "America/New_York, 22:00-01:30, 2026-11-01T06:00:00Z, 2026-11-01T06:30:00Z",
  })
  void isQuiet(String zone, String hours, String at, String opening) {
    SendWindow window = new SendWindow(Optional.empty(), List.of(), everyDay(hours));

    assertThat(SendingHours.of(window, ZoneId.of(zone)).opening(Instant.parse(at)))
        .contains(Instant.parse(opening));
  }

  @Test
  void letsQuietHoursBeatBusinessHours() {
    SendWindow window =
        new SendWindow(Optional.empty(), everyDay("09:00-17:00"), everyDay("12:00-13:00"));
    SendingHours hours = SendingHours.of(window, ZoneId.of("UTC"));

    assertThat(hours.opening(Instant.parse("2026-03-05T12:30:00Z")))
        .contains(Instant.parse("2026-03-05T13:00:00Z"));
    assertThat(hours.quiet(Instant.parse("2026-03-05T12:30:00Z"))).isTrue();
    assertThat(hours.quiet(Instant.parse("2026-03-05T18:30:00Z"))).isFalse();
  }

  @Test
  void takesAnEndOf2359AsTheEndOfTheDay() {
    List<TimeSlot> wholeSunday = List.of(new TimeSlot(7, 0, 1_439));
    SendingHours quiet =
        SendingHours.of(new SendWindow(Optional.empty(), List.of(), wholeSunday), ZoneId.of("UTC"));
    SendingHours business =
        SendingHours.of(new SendWindow(Optional.empty(), wholeSunday, List.of()), ZoneId.of("UTC"));

    assertThat(quiet.opening(Instant.parse("2026-03-08T23:59:30Z")))
        .contains(Instant.parse("2026-03-09T00:00:00Z"));
    assertThat(business.opening(Instant.parse("2026-03-08T23:59:30Z")))
        .contains(Instant.parse("2026-03-08T23:59:30Z"));
  }

  @Test
  void mayNeverOpen() {
    SendWindow window =
        new SendWindow(Optional.empty(), everyDay("09:00-12:00"), everyDay("00:00-23:59"));
    SendingHours hours = SendingHours.of(window, ZoneId.of("UTC"));

    assertThat(hours.everOpen()).isFalse();
    assertThat(hours.opening(Instant.parse("2026-03-05T12:30:00Z"))).isEmpty();
  }

  @Test
  void isAlwaysOpenWithoutAWindow() {
    SendingHours hours = SendingHours.of(SendWindow.ALWAYS, ZoneId.of("America/New_York"));
    Instant change = Instant.parse("2026-03-08T07:00:00.5Z");

    assertThat(hours.opening(change)).contains(change);
  }

  /** Steps over the time line a minute at a time, as the real code must not. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/New_York",
        "Europe/London",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        "Asia/Beirut",
        "America/Havana",
        "Asia/Kathmandu",
        "UTC",
      })
  void agreesWithAWalkOverTheTimeLine(String zone) {
    Random random = new Random(zone.hashCode());
    for (int round = 0; round < 120; round++) {
      SendWindow window = new SendWindow(Optional.empty(), slots(random, 3), slots(random, 4));
      Instant at = nearAChange(ZoneId.of(zone), random);
      Optional<Instant> opening = SendingHours.of(window, ZoneId.of(zone)).opening(at);
      assertThat(opening).as("%s from %s", window, at).isEqualTo(walk(window, zone, at));
    }
  }

  private static Optional<Instant> walk(SendWindow window, String zone, Instant at) {
    Instant end = at.plus(Duration.ofDays(9));
    for (Instant t = at; t.isBefore(end); t = t.plusSeconds(60)) {
      ZonedDateTime local = t.atZone(ZoneId.of(zone));
      boolean business = window.businessHours().isEmpty() || within(window.businessHours(), local);
      if (business && !within(window.quietHours(), local)) {
        return Optional.of(t);
      }
    }
    return Optional.empty();
  }

  private static boolean within(List<TimeSlot> slots, ZonedDateTime local) {
    int day = local.getDayOfWeek().getValue();
    int minute = local.getHour() * 60 + local.getMinute();
    return slots.stream()
        .anyMatch(
            slot ->
                slot.end() > slot.start()
                    ? slot.day() == day && minute >= slot.start() && minute < slot.end()
                    : (slot.day() == day && minute >= slot.start())
                        || (slot.day() % 7 + 1 == day && minute < slot.end()));
  }

  private static Instant nearAChange(ZoneId zone, Random random) {
    Instant start = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(300) * 86_400);
    var change = zone.getRules().nextTransition(start);
    Instant near = change == null ? start : change.getInstant();
    return near.plusSeconds((random.nextInt(3 * 1_440) - 2 * 1_440) * 60L);
  }

  private static List<TimeSlot> slots(Random random, int most) {
    List<TimeSlot> slots = new ArrayList<>();
    int count = random.nextInt(most + 1);
    while (slots.size() < count) {
      int start = random.nextInt(1_440);
      int end = random.nextInt(1_441);
      if (start != end) {
        slots.add(new TimeSlot(1 + random.nextInt(7), start, end));
      }
    }
    return slots;
  }

  private static List<TimeSlot> everyDay(String hours) {
    int start = minute(hours.substring(0, 5));
    int end = minute(hours.substring(6));
    return IntStream.rangeClosed(1, 7).mapToObj(day -> new TimeSlot(day, start, end)).toList();
  }

  private static int minute(String time) {
    return LocalTime.parse(time).toSecondOfDay() / 60;
  }
}
