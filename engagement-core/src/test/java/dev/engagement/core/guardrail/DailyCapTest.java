package dev.engagement.core.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DailyCapTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  /** 19:00 on the day before the clocks go forth. */
  private static final Instant EVENING = Instant.parse("2026-03-08T00:00:00Z");

  @Test
  void hasRoomUntilTheDayIsFull() {
    DailyCap cap = DailyCap.of(3, NEW_YORK, EVENING, 1);

    cap.add(EVENING);
    assertThat(cap.room(EVENING)).contains(EVENING);
    cap.add(EVENING);
    assertThat(cap.room(EVENING)).contains(Instant.parse("2026-03-08T05:00:00Z"));
  }

  @Test
  void goesOnToTheFirstDayThatHasRoom() {
    DailyCap cap = DailyCap.of(1, NEW_YORK, EVENING, 1);
    Instant sunday = Instant.parse("2026-03-08T05:00:00Z");
    Instant monday = Instant.parse("2026-03-09T04:00:00Z");

    cap.add(sunday.plusSeconds(3_600));
    assertThat(cap.room(EVENING)).contains(monday);
    assertThat(cap.room(sunday)).contains(monday);
    assertThat(cap.room(monday.minusSeconds(1))).contains(monday);
    assertThat(cap.room(monday.plusSeconds(1))).contains(monday.plusSeconds(1));
  }

  @Test
  void neverHasRoomForNothingADay() {
    assertThat(DailyCap.of(0, NEW_YORK, EVENING, 0).room(EVENING)).isEmpty();
  }

  @Test
  void seesWhatIsCountedBeneathButNotTheOtherWayRound() {
    DailyCap beneath = DailyCap.of(2, NEW_YORK, EVENING, 0);
    DailyCap above = beneath.above();

    above.add(EVENING);
    above.add(EVENING);
    assertThat(beneath.room(EVENING)).contains(EVENING);
    assertThat(above.room(EVENING)).isNotEqualTo(beneath.room(EVENING));

    DailyCap other = beneath.above();
    beneath.add(EVENING);
    other.add(EVENING);
    assertThat(other.room(EVENING)).contains(Instant.parse("2026-03-08T05:00:00Z"));
    assertThat(beneath.room(EVENING)).contains(EVENING);
  }

  /** The first day of the zone begins at one o'clock. */
  @Test
  void startsADayWhenItBeginsWhereMidnightIsSkipped() {
    ZoneId beirut = ZoneId.of("Asia/Beirut");
    Instant saturday = Instant.parse("2026-03-28T12:00:00Z");

    assertThat(DailyCap.of(1, beirut, saturday, 1).room(saturday))
        .contains(Instant.parse("2026-03-28T22:00:00Z"));
  }

  @Test
  void agreesWithCountingEveryDay() {
    Random random = new Random(7);
    Instant now = Instant.parse("2026-10-20T10:00:00Z");
    DailyCap cap = DailyCap.of(2, NEW_YORK, now, 1);
    Map<String, Integer> used = new HashMap<>(Map.of(day(now), 1));
    for (int i = 0; i < 3_000; i++) {
      Instant at = now.plus(Duration.ofHours(random.nextInt(24 * 400)));
      Instant room = cap.room(at).orElseThrow();
      assertThat(room).isEqualTo(expected(used, at));
      if (random.nextBoolean()) {
        cap.add(room);
        used.merge(day(room), 1, Integer::sum);
      }
    }
  }

  private static Instant expected(Map<String, Integer> used, Instant at) {
    Instant room = at;
    while (used.getOrDefault(day(room), 0) >= 2) {
      room = room.atZone(NEW_YORK).truncatedTo(ChronoUnit.DAYS).plusDays(1).toInstant();
    }
    return room;
  }

  private static String day(Instant at) {
    return DailyCap.day(at, NEW_YORK).toString();
  }
}
