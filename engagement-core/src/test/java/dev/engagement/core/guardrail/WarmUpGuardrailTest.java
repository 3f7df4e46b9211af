package dev.engagement.core.guardrail;

import static dev.engagement.core.FactsBuilder.allowed;
import static dev.engagement.core.FactsBuilder.unlimited;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.identity.WarmUp;
import dev.engagement.ports.sequence.SendWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WarmUpGuardrailTest {

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  /** Seven in the evening in Tokyo, on the third day of the warm-up. */
  private static final Instant NOW = Instant.parse("2026-03-05T10:00:00Z");

  private static final Instant FOURTH_DAY = Instant.parse("2026-03-05T15:00:00Z");
  private static final WarmUp WARM_UP = new WarmUp(LocalDate.of(2026, 3, 3), 2, 1);

  @Test
  void allowsAsManyAsTheDayOfTheWarmUp() {
    assertThat(check(NOW, warmUp(3)).kind()).isEqualTo(VerdictKind.ALLOW);
    assertThat(check(NOW, warmUp(4)))
        .isEqualTo(
            Verdict.defer(
                GuardrailName.WARM_UP, ReasonCode.WARM_UP_CAP, Map.of("cap", "4"), FOURTH_DAY));
  }

  @Test
  void tellsTheCapOfTheDayItIsAsked() {
    DailyCap cap = warmUp(0);
    for (int i = 0; i < 5; i++) {
      cap.add(FOURTH_DAY);
    }

    assertThat(check(FOURTH_DAY, cap).values()).containsEntry("cap", "5");
  }

  @Test
  void letsAsManyGoBeforeItStartsAsOnItsFirstDay() {
    Instant before = Instant.parse("2026-03-01T10:00:00Z");
    DailyCap cap = DailyCap.of(WARM_UP, TOKYO, before, 2);

    assertThat(check(before, cap).until()).contains(Instant.parse("2026-03-01T15:00:00Z"));
  }

  @Test
  void growsDayByDayAsMailsArePlaced() {
    DailyCap cap = warmUp(3);
    Pacing pacing = pacing(cap);
    List<LocalDate> days = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Instant next = pacing.next(NOW).orElseThrow();
      pacing.add(next);
      days.add(DailyCap.day(next, TOKYO));
    }

    assertThat(days).filteredOn(LocalDate.of(2026, 3, 5)::equals).hasSize(1);
    assertThat(days).filteredOn(LocalDate.of(2026, 3, 6)::equals).hasSize(5);
    assertThat(days).filteredOn(LocalDate.of(2026, 3, 7)::equals).hasSize(6);
  }

  @Test
  void allowsWithoutAWarmUp() {
    Moment moment =
        new Moment(
            NOW,
            new Pacing(
                SendingHours.of(SendWindow.ALWAYS, TOKYO), DayCaps.NONE, List.of(), List.of()),
            unlimited(),
            List.of());

    assertThat(new WarmUpGuardrail().check(allowed().build(), moment))
        .isEqualTo(Verdict.allow(GuardrailName.WARM_UP));
  }

  private static DailyCap warmUp(int usedToday) {
    return DailyCap.of(WARM_UP, TOKYO, NOW, usedToday);
  }

  private static Verdict check(Instant at, DailyCap cap) {
    Moment moment = new Moment(at, pacing(cap), unlimited(), List.of());
    return new WarmUpGuardrail().check(allowed().build(), moment);
  }

  private static Pacing pacing(DailyCap warmUp) {
    return new Pacing(
        SendingHours.of(SendWindow.ALWAYS, TOKYO),
        new DayCaps(Optional.empty(), Optional.empty(), Optional.of(warmUp)),
        List.of(),
        List.of());
  }
}
