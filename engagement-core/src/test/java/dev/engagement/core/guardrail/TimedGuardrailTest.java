package dev.engagement.core.guardrail;

import static dev.engagement.core.FactsBuilder.allowed;
import static dev.engagement.core.FactsBuilder.unlimited;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.Samples;
import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.sequence.SendWindow;
import dev.engagement.ports.sequence.TimeSlot;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Windows and caps as guardrails, and the first instant at which all of them allow together. */
class TimedGuardrailTest {

  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  /** Monday to Friday, nine to five, with a quiet hour at noon. */
  private static final SendWindow OFFICE =
      new SendWindow(
          Optional.empty(),
          IntStream.rangeClosed(1, 5).mapToObj(day -> new TimeSlot(day, 540, 1_020)).toList(),
          IntStream.rangeClosed(1, 7).mapToObj(day -> new TimeSlot(day, 720, 780)).toList());

  private static final SendingHours IN_OFFICE = SendingHours.of(OFFICE, UTC);
  private static final SendingHours ALWAYS = SendingHours.of(SendWindow.ALWAYS, UTC);

  /** A Thursday. */
  private static final Instant NOW = Instant.parse("2026-03-05T10:00:00Z");

  @Test
  void defersOutsideBusinessHours() {
    assertThat(window(IN_OFFICE, "2026-03-06T17:00:00Z"))
        .isEqualTo(
            Verdict.defer(
                GuardrailName.SEND_WINDOW,
                ReasonCode.OUTSIDE_BUSINESS_HOURS,
                Map.of("timezone", "UTC"),
                Instant.parse("2026-03-09T09:00:00Z")));
    assertThat(window(IN_OFFICE, "2026-03-06T16:59:59Z").kind()).isEqualTo(VerdictKind.ALLOW);
  }

  @Test
  void defersInQuietHours() {
    assertThat(window(IN_OFFICE, "2026-03-06T12:00:00Z"))
        .isEqualTo(
            Verdict.defer(
                GuardrailName.SEND_WINDOW,
                ReasonCode.QUIET_HOURS,
                Map.of("timezone", "UTC"),
                Instant.parse("2026-03-06T13:00:00Z")));
  }

  @Test
  void holdsWhereTheWindowNeverOpens() {
    SendWindow never =
        new SendWindow(
            Optional.empty(), List.of(new TimeSlot(1, 0, 60)), List.of(new TimeSlot(1, 0, 1_440)));

    assertThat(window(SendingHours.of(never, UTC), "2026-03-06T12:00:00Z"))
        .isEqualTo(
            Verdict.refuse(
                GuardrailName.SEND_WINDOW,
                VerdictKind.HOLD,
                ReasonCode.WINDOW_NEVER_OPENS,
                Map.of()));
  }

  @Test
  void defersToTheNextDayOfTheSequence() {
    Pacing pacing =
        new Pacing(
            ALWAYS,
            new DayCaps(cap(40, UTC, 40), cap(41, UTC, 40), Optional.empty()),
            List.of(),
            List.of());

    assertThat(dailyCap(pacing))
        .isEqualTo(
            Verdict.defer(
                GuardrailName.DAILY_CAP,
                ReasonCode.SEQUENCE_DAILY_CAP,
                Map.of("cap", "40"),
                Instant.parse("2026-03-06T00:00:00Z")));
  }

  @Test
  void defersToTheNextDayOfTheSenderInItsOwnZone() {
    Pacing pacing =
        new Pacing(
            ALWAYS,
            new DayCaps(cap(41, UTC, 40), cap(30, TOKYO, 30), Optional.empty()),
            List.of(),
            List.of());

    assertThat(dailyCap(pacing))
        .isEqualTo(
            Verdict.defer(
                GuardrailName.DAILY_CAP,
                ReasonCode.IDENTITY_DAILY_LIMIT,
                Map.of("cap", "30"),
                Instant.parse("2026-03-05T15:00:00Z")));
  }

  @Test
  void letsTheStrictestCapDecide() {
    Pacing both =
        new Pacing(
            ALWAYS,
            new DayCaps(cap(40, UTC, 40), cap(30, TOKYO, 30), Optional.empty()),
            List.of(),
            List.of());
    Pacing nothing =
        new Pacing(
            ALWAYS,
            new DayCaps(cap(40, UTC, 40), cap(0, TOKYO, 0), Optional.empty()),
            List.of(),
            List.of());

    assertThat(dailyCap(both).code()).isEqualTo(ReasonCode.SEQUENCE_DAILY_CAP);
    assertThat(dailyCap(nothing).kind()).isEqualTo(VerdictKind.HOLD);
    assertThat(dailyCap(nothing).code()).isEqualTo(ReasonCode.IDENTITY_DAILY_LIMIT);
  }

  @Test
  void findsWhenAllAllowTogether() {
    // Full today and tomorrow: Saturday has room but no hours, and Monday noon is quiet.
    Optional<DailyCap> cap = cap(1, UTC, 1);
    cap.orElseThrow().add(Instant.parse("2026-03-06T10:00:00Z"));
    Pacing pacing =
        new Pacing(
            IN_OFFICE, new DayCaps(cap, Optional.empty(), Optional.empty()), List.of(), List.of());
    var facts =
        allowed()
            .cooldowns("P3DT4H10M", "PT1H")
            .lastSends("2026-03-06T08:00:00Z", "2026-03-01T08:00:00Z")
            .build();

    Moment moment = new Moment(NOW, pacing, unlimited(), List.of());
    assertThat(moment.opportunity(facts)).contains(Instant.parse("2026-03-09T13:00:00Z"));
    assertThat(pacing.next(NOW)).contains(Instant.parse("2026-03-09T09:00:00Z"));
  }

  @Test
  void isNowWhereNothingStandsAgainstIt() {
    Pacing pacing =
        new Pacing(
            IN_OFFICE,
            new DayCaps(cap(2, UTC, 1), cap(2, TOKYO, 1), Optional.empty()),
            List.of(),
            List.of());

    assertThat(new Moment(NOW, pacing, unlimited(), List.of()).opportunity(allowed().build()))
        .contains(NOW);
  }

  @Test
  void coolsDownAnewFromWhatIsPlannedInBetween() {
    PlannedMail tomorrow = new PlannedMail(Samples.SEQUENCE, Instant.parse("2026-03-06T09:00:00Z"));
    Optional<DailyCap> cap = cap(1, UTC, 1);
    Pacing pacing =
        new Pacing(
            IN_OFFICE, new DayCaps(cap, Optional.empty(), Optional.empty()), List.of(), List.of());
    var facts = allowed().cooldowns("PT2H", "PT1H").build();

    assertThat(new Moment(NOW, pacing, unlimited(), List.of(tomorrow)).opportunity(facts))
        .contains(Instant.parse("2026-03-06T11:00:00Z"));
  }

  /** What is remembered to be closed must never hide an opening, nor give a place away twice. */
  @Test
  void agreesWithAPacingThatRemembersNothing() {
    Optional<DailyCap> sequence = cap(3, UTC, 1);
    Optional<DailyCap> identity = cap(2, TOKYO, 0);
    Pacing remembering =
        new Pacing(
            IN_OFFICE, new DayCaps(sequence, identity, Optional.empty()), List.of(), List.of());
    List<Instant> placed = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      Instant at = NOW.plusSeconds((i * 7_919L) % 500_000);
      Instant fresh =
          new Pacing(
                  IN_OFFICE,
                  new DayCaps(sequence, identity, Optional.empty()),
                  List.of(),
                  List.of())
              .next(at)
              .orElseThrow();
      assertThat(remembering.next(at)).contains(fresh);
      remembering.add(fresh);
      placed.add(fresh);
    }
    assertThat(placed).allMatch(at -> IN_OFFICE.opening(at).orElseThrow().equals(at));
    assertThat(mostADay(placed, UTC)).isLessThanOrEqualTo(3);
    assertThat(mostADay(placed, TOKYO)).isEqualTo(2);
  }

  private static long mostADay(List<Instant> placed, ZoneId zone) {
    return placed.stream()
        .collect(groupingBy(at -> DailyCap.day(at, zone), counting()))
        .values()
        .stream()
        .max(Long::compare)
        .orElseThrow();
  }

  private static Optional<DailyCap> cap(int perDay, ZoneId zone, int used) {
    return Optional.of(DailyCap.of(perDay, zone, NOW, used));
  }

  private static Verdict window(SendingHours hours, String at) {
    Pacing pacing = new Pacing(hours, DayCaps.NONE, List.of(), List.of());
    Moment moment = new Moment(Instant.parse(at), pacing, unlimited(), List.of());
    return new SendWindowGuardrail().check(allowed().build(), moment);
  }

  private static Verdict dailyCap(Pacing pacing) {
    return new DailyCapGuardrail()
        .check(allowed().build(), new Moment(NOW, pacing, unlimited(), List.of()));
  }
}
