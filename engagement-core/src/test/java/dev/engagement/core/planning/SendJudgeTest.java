package dev.engagement.core.planning;

import static dev.engagement.core.FactsBuilder.allowed;
import static dev.engagement.core.FactsBuilder.unlimited;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.FactsBuilder;
import dev.engagement.core.Samples;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.planning.CapScope;
import dev.engagement.ports.planning.DailyCount;
import dev.engagement.ports.planning.PlannedItem;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.sequence.SendWindow;
import dev.engagement.ports.sequence.TimeSlot;
import dev.engagement.ports.suppression.SuppressionReason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SendJudgeTest {

  /** A Thursday, eleven o'clock in Berlin. */
  private static final Instant NOW = Samples.NOW;

  private static final Instant FRIDAY = Instant.parse("2026-03-05T23:00:00Z");
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private final Projection projection = new Projection(allowed().conditions(), unlimited());
  private final SendJudge judge = new SendJudge(NOW, projection);

  @Test
  void goesNowWhereNothingStandsInTheWay() {
    PlannedSend planned = judge(allowed());

    assertThat(planned.decision()).isEqualTo(VerdictKind.ALLOW);
    assertThat(planned.reason()).isEqualTo(ReasonCode.ALLOWED);
    assertThat(planned.outcome().status()).isEqualTo(QueueItemState.WOULD_SEND);
    assertThat(planned.outcome().reason()).isEmpty();
    assertThat(planned.outcome().nextAt()).contains(NOW);
    assertThat(planned.outcome().template()).isPresent();
    assertThat(planned.outcome().identity()).isEqualTo(planned.facts().plan().identity());
    assertThat(guardrails(planned)).containsExactly(GuardrailName.values());
  }

  @Test
  void isJudgedForWhenItIsDue() {
    Instant due = NOW.plus(Duration.ofDays(2));

    assertThat(judge.judge(item(due), allowed().build()).outcome().nextAt()).contains(due);
    assertThat(judge.judge(item(NOW.minusSeconds(60)), allowed().build()).outcome().nextAt())
        .contains(NOW);
  }

  @Test
  void letsTheStrongestVerdictDecideAndShowsAll() {
    FactsBuilder facts = allowed().dailyCap(1);
    judge(facts);
    PlannedSend deferred = judge(facts);
    PlannedSend held = judge(facts.sendingOff());
    PlannedSend invalid = judge(facts.missing("company"));
    PlannedSend denied = judge(facts.suppressed(SuppressionReason.LEGAL));

    assertThat(deferred.reason()).isEqualTo(ReasonCode.SEQUENCE_DAILY_CAP);
    assertThat(held.reason()).isEqualTo(ReasonCode.SENDING_DISABLED);
    assertThat(invalid.reason()).isEqualTo(ReasonCode.MISSING_VARIABLE);
    assertThat(denied.reason()).isEqualTo(ReasonCode.SUPPRESSED);
    assertThat(kinds(denied))
        .containsEntry(GuardrailName.SENDING, VerdictKind.HOLD)
        .containsEntry(GuardrailName.DAILY_CAP, VerdictKind.DEFER)
        .containsEntry(GuardrailName.CONTENT, VerdictKind.INVALID)
        .containsEntry(GuardrailName.SUPPRESSION, VerdictKind.DENY);
  }

  @Test
  void showsHoldsAndDeferralsAsWhatWouldBeSent() {
    FactsBuilder facts = allowed().dailyCap(1);
    judge(facts);

    assertThat(judge(facts).outcome().status()).isEqualTo(QueueItemState.WOULD_SEND);
    assertThat(judge(facts).outcome().reason()).isEmpty();
    PlannedItem held = judge(facts.sendingOff()).outcome();
    assertThat(held.status()).isEqualTo(QueueItemState.WOULD_SEND);
    assertThat(held.nextAt()).isEmpty();
  }

  @Test
  void showsDenialsAsSkippedAndInvalidOnesAsFailed() {
    PlannedItem denied = judge(allowed().suppressed(SuppressionReason.LEGAL)).outcome();
    PlannedItem invalid = judge(allowed().missing("company")).outcome();

    assertThat(denied.status()).isEqualTo(QueueItemState.SKIPPED);
    assertThat(denied.reason()).contains(ReasonCode.SUPPRESSED);
    assertThat(denied.nextAt()).isEmpty();
    assertThat(invalid.status()).isEqualTo(QueueItemState.FAILED_VALIDATION);
    assertThat(invalid.reason()).contains(ReasonCode.MISSING_VARIABLE);
    assertThat(invalid.nextAt()).isEmpty();
  }

  @Test
  void letsTheLongestDeferralDecide() {
    FactsBuilder facts =
        allowed()
            .dailyCap(1)
            .cooldowns("P1D", "P1D")
            .lastSends("2026-03-05T09:00:00Z", "2026-03-05T09:00:00Z");
    judge(allowed().dailyCap(1).contact(9));

    PlannedSend planned = judge(facts);

    assertThat(kinds(planned)).containsEntry(GuardrailName.DAILY_CAP, VerdictKind.DEFER);
    assertThat(planned.reason()).isEqualTo(ReasonCode.CONTACT_COOLDOWN);
    assertThat(planned.outcome().nextAt()).contains(Instant.parse("2026-03-06T09:00:00Z"));
  }

  @Test
  void projectsCapsByRank() {
    projection.knowCounts(Map.of(today(CapScope.SEQUENCE), 2));
    List<Instant> next = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      next.add(judge(allowed().dailyCap(3).contact(i)).outcome().nextAt().orElseThrow());
    }

    Instant saturday = FRIDAY.plus(Duration.ofDays(1));
    Instant sunday = FRIDAY.plus(Duration.ofDays(2));
    assertThat(next)
        .containsExactly(NOW, FRIDAY, FRIDAY, FRIDAY, saturday, saturday, saturday, sunday);
  }

  @Test
  void sharesTheLimitOfASenderBetweenSequences() {
    judge(allowed().sequence(1).dailyLimit(2, TOKYO).contact(1));
    judge(allowed().sequence(2).dailyLimit(2, TOKYO).contact(2));
    PlannedSend third = judge(allowed().sequence(3).dailyLimit(2, TOKYO).contact(3));

    assertThat(third.reason()).isEqualTo(ReasonCode.IDENTITY_DAILY_LIMIT);
    assertThat(third.outcome().nextAt()).contains(Instant.parse("2026-03-05T15:00:00Z"));
  }

  @Test
  void countsOnlyWhatGoes() {
    judge(allowed().dailyCap(1).suppressed(SuppressionReason.LEGAL).contact(1));
    judge(allowed().dailyCap(1).missing("company").contact(2));
    judge(allowed().dailyCap(1).enrollment(EnrollmentState.PAUSED).contact(3));

    assertThat(judge(allowed().dailyCap(1).contact(4)).outcome().nextAt()).contains(NOW);
  }

  /** So that a switch does not hide what would happen, though nothing goes. */
  @Test
  void projectsTheRanksOfWhatIsHeldToo() {
    FactsBuilder held = allowed().dailyCap(1).sendingOff();

    assertThat(kinds(judge(held.contact(1))))
        .containsEntry(GuardrailName.DAILY_CAP, VerdictKind.ALLOW);
    assertThat(verdict(judge(held.contact(2)), GuardrailName.DAILY_CAP).until()).contains(FRIDAY);
    assertThat(verdict(judge(held.contact(3)), GuardrailName.DAILY_CAP).until())
        .contains(FRIDAY.plus(Duration.ofDays(1)));
  }

  @Test
  void countsAnItemOnTheDayOnWhichItGoes() {
    SendWindow fridays =
        new SendWindow(Optional.empty(), List.of(new TimeSlot(5, 540, 1_020)), List.of());
    Instant opening = Instant.parse("2026-03-06T08:00:00Z");

    assertThat(judge(allowed().dailyCap(1).window(fridays).contact(1)).outcome().nextAt())
        .contains(opening);
    PlannedSend second = judge(allowed().dailyCap(1).window(fridays).contact(2));
    assertThat(kinds(second)).containsEntry(GuardrailName.DAILY_CAP, VerdictKind.ALLOW);
    assertThat(second.outcome().nextAt()).contains(opening.plus(Duration.ofDays(7)));
  }

  @Test
  void leavesAContactAloneAfterWhatTheRunHasPlanned() {
    judge(allowed().sequence(1).contact(1));

    PlannedSend again = judge(allowed().sequence(2).cooldowns("P2D", "P9D").contact(1));
    PlannedSend other = judge(allowed().sequence(2).cooldowns("P2D", "P9D").contact(2));

    assertThat(again.reason()).isEqualTo(ReasonCode.CONTACT_COOLDOWN);
    assertThat(again.outcome().nextAt()).contains(NOW.plus(Duration.ofDays(2)));
    assertThat(other.outcome().nextAt()).contains(NOW);
  }

  /** Without remembering which weeks are full this takes minutes. */
  @Test
  @Timeout(20)
  void placesManyWhereOnlyFewGoEachWeek() {
    SendWindow mondays =
        new SendWindow(Optional.empty(), List.of(new TimeSlot(1, 540, 600)), List.of());
    Set<Instant> next = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      PlannedSend planned = judge(allowed().dailyCap(1).window(mondays).contact(i));
      next.add(planned.outcome().nextAt().orElseThrow());
    }

    assertThat(next).hasSize(20_000);
  }

  private PlannedSend judge(FactsBuilder facts) {
    return judge.judge(item(NOW), facts.build());
  }

  private static QueueItem item(Instant due) {
    QueueItem sample = Samples.item(QueueItemState.QUEUED);
    return new QueueItem(
        sample.tenant(),
        sample.id(),
        sample.enrollment(),
        sample.recipient(),
        sample.sequence(),
        sample.step(),
        sample.stepOrder(),
        sample.state(),
        due,
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        sample.createdAt(),
        Optional.empty());
  }

  private static DailyCount today(CapScope scope) {
    UUID id = scope == CapScope.SEQUENCE ? Samples.SEQUENCE.value() : new UUID(0, 7);
    return new DailyCount(scope, id, LocalDate.of(2026, 3, 5));
  }

  private static List<GuardrailName> guardrails(PlannedSend planned) {
    return planned.outcome().verdicts().stream().map(Verdict::guardrail).toList();
  }

  private static Map<GuardrailName, VerdictKind> kinds(PlannedSend planned) {
    return planned.outcome().verdicts().stream().collect(toMap(Verdict::guardrail, Verdict::kind));
  }

  private static Verdict verdict(PlannedSend planned, GuardrailName name) {
    return planned.outcome().verdicts().stream()
        .filter(verdict -> verdict.guardrail() == name)
        .findFirst()
        .orElseThrow();
  }
}
