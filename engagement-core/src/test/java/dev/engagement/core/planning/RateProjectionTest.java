package dev.engagement.core.planning;

import static dev.engagement.core.FactsBuilder.allowed;
import static dev.engagement.core.FactsBuilder.unlimited;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.FactsBuilder;
import dev.engagement.core.Samples;
import dev.engagement.core.guardrail.RateRules;
import dev.engagement.core.guardrail.SlidingWindow;
import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.RateLimits;
import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.guardrail.RateWindows;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.identity.WarmUp;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.sequence.SendWindow;
import dev.engagement.ports.sequence.TimeSlot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When each rank goes, where windows of rate limits are what it waits for. */
class RateProjectionTest {

  /** A Thursday, eleven o'clock in Berlin. */
  private static final Instant NOW = Samples.NOW;

  private static final int MANY = RateLimits.HIGHEST;
  private static final RateRules A_FEW = rules(new RateLimits(2, MANY, MANY, MANY));
  private static final RateRules USUAL = rules(RateLimits.DEFAULT);

  private final Projection projection = new Projection(allowed().conditions(), unlimited());
  private final SendJudge judge = new SendJudge(NOW, projection);

  @Test
  void placesEachRankWhereTheWindowSaysItFits() {
    Projection few = new Projection(allowed().rates(A_FEW).conditions(), unlimited());
    SendJudge judging = new SendJudge(NOW, few);
    SlidingWindow window = A_FEW.window(allowed().rates(A_FEW).build().rates().get(0));

    for (int rank = 1; rank <= 50; rank++) {
      PlannedSend planned = judging.judge(item(), allowed().rates(A_FEW).contact(rank).build());
      Instant fits = window.fits(RateUse.NONE, NOW, rank);
      assertThat(planned.outcome().nextAt()).as("rank %s", rank).contains(fits);
      assertThat(planned.reason())
          .isEqualTo(rank > 2 ? ReasonCode.SENDER_RATE_LIMIT : ReasonCode.ALLOWED);
    }
  }

  @Test
  void projectsTheRanksOfWhatIsHeldForThemselves() {
    RateProjection held = new RateProjection(A_FEW);

    for (int i = 0; i < 3; i++) {
      held.judge(allowed().sendingOff().contact(i));
    }
    Verdict fourth = held.rateLimit(allowed().sendingOff().contact(4));
    assertThat(fourth.until()).isPresent();
    assertThat(held.rateLimit(allowed().contact(5)).until()).isEmpty();
    assertThat(held.rateLimit(allowed().contact(6)).until()).isEmpty();
    assertThat(held.rateLimit(allowed().contact(7)).until()).isEqualTo(fourth.until());
    assertThat(held.rateLimit(allowed().sendingOff().contact(8)).until().orElseThrow())
        .isAfter(fourth.until().orElseThrow());
  }

  @Test
  void letsHoursWarmUpAndWindowsAllowTogether() {
    // Open until noon, five today by warm-up, two a minute: the sixth goes on Friday.
    SendWindow mornings =
        new SendWindow(
            Optional.empty(),
            IntStream.rangeClosed(1, 5).mapToObj(day -> new TimeSlot(day, 480, 720)).toList(),
            List.of());
    WarmUp warmUp = new WarmUp(LocalDate.of(2026, 3, 5), 5, 1);
    RateProjection all = new RateProjection(A_FEW);
    List<Instant> next = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      PlannedSend planned =
          all.judge(allowed().window(mornings).warmingUp(warmUp, FactsBuilder.BERLIN).contact(i));
      next.add(planned.outcome().nextAt().orElseThrow());
    }

    Instant friday = Instant.parse("2026-03-06T07:00:00Z");
    assertThat(next).startsWith(NOW, NOW);
    assertThat(next.get(2)).isEqualTo(next.get(3)).isBetween(NOW, NOW.plusSeconds(61));
    assertThat(next.get(4)).isBetween(NOW.plusSeconds(61), NOW.plusSeconds(122));
    assertThat(next.get(5)).isEqualTo(friday);
    assertThat(next.get(6)).isEqualTo(friday);
    assertThat(next.get(7)).isBetween(friday.plusSeconds(60), friday.plusSeconds(61));
  }

  @Test
  @Timeout(60)
  void projectsManyByTheMinute() {
    RateRules minute = rules(new RateLimits(20, MANY, MANY, MANY));
    List<Instant> next = new RateProjection(minute).nextOf(100_000, SendWindow.ALWAYS);

    assertKept(next, Duration.ofMinutes(1), 20);
    Duration taken = Duration.between(NOW, next.get(next.size() - 1)).plusMinutes(1);
    assertThat(100_000 / 20.0 / taken.toMinutes()).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  @Timeout(60)
  void projectsManyByAllLimitsInOfficeHours() {
    SendWindow office =
        new SendWindow(
            Optional.empty(),
            IntStream.rangeClosed(1, 5).mapToObj(day -> new TimeSlot(day, 540, 1_020)).toList(),
            List.of());

    List<Instant> next = new RateProjection(USUAL).nextOf(20_000, office);

    assertKept(next, Duration.ofMinutes(1), 20);
    assertKept(next, Duration.ofHours(1), 200);
  }

  @Test
  void takesNoPlaceForWhatIsDeniedOrInvalid() {
    RateProjection few = new RateProjection(A_FEW);

    few.judge(allowed().missing("company").contact(1));
    few.judge(allowed().missing("company").contact(2));
    assertThat(few.rateLimit(allowed().contact(3)).until()).isEmpty();
  }

  @Test
  void isNotLimitedByOthers() {
    for (int i = 0; i < 200; i++) {
      assertThat(judge.judge(item(), allowed().contact(i).build()).reason())
          .isEqualTo(ReasonCode.ALLOWED);
    }
  }

  private static void assertKept(List<Instant> next, Duration window, int limit) {
    List<Instant> sorted = next.stream().sorted().toList();
    for (int i = limit; i < sorted.size(); i++) {
      assertThat(Duration.between(sorted.get(i - limit), sorted.get(i)))
          .isGreaterThanOrEqualTo(window);
    }
  }

  private static RateRules rules(RateLimits limits) {
    return new RateRules(limits, RateLimits.HIGHEST, RateWindows.USUAL);
  }

  private static QueueItem item() {
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
        NOW,
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        sample.createdAt(),
        Optional.empty());
  }

  /** One run under some rules. */
  private static final class RateProjection {

    private final RateRules rules;
    private final SendJudge judge;

    RateProjection(RateRules rules) {
      this.rules = rules;
      this.judge =
          new SendJudge(NOW, new Projection(allowed().rates(rules).conditions(), unlimited()));
    }

    PlannedSend judge(FactsBuilder facts) {
      return judge.judge(item(), facts.rates(rules).build());
    }

    Verdict rateLimit(FactsBuilder facts) {
      return judge(facts).outcome().verdicts().stream()
          .filter(verdict -> verdict.guardrail() == GuardrailName.RATE_LIMIT)
          .findFirst()
          .orElseThrow();
    }

    List<Instant> nextOf(int number, SendWindow window) {
      List<Instant> next = new ArrayList<>(number);
      for (int i = 0; i < number; i++) {
        next.add(judge(allowed().window(window).contact(i)).outcome().nextAt().orElseThrow());
      }
      return next;
    }
  }
}
