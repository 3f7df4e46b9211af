package dev.engagement.core.enrollment;

import static dev.engagement.core.Samples.email;
import static dev.engagement.core.Samples.pause;
import static dev.engagement.core.Samples.plan;
import static dev.engagement.core.Samples.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.sequence.DelayAnchor;
import dev.engagement.ports.sequence.EmailStep;
import dev.engagement.ports.sequence.SequencePlan;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class StepPathTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant START = Instant.parse("2026-03-27T09:00:00Z");

  @Test
  void beginsWithTheFirstStepAfterItsDelay() {
    SequencePlan plan = plan(email(1, "PT4H"), email(2, "P1D"));

    assertThat(StepPath.first(plan, START, BERLIN)).contains(stop(plan, 0, "2026-03-27T13:00:00Z"));
  }

  @Test
  void passesThroughWaitSteps() {
    SequencePlan plan = plan(pause(1, "P1D"), pause(2, "PT1H"), email(3, "PT30M"));

    assertThat(StepPath.first(plan, START, BERLIN)).contains(stop(plan, 2, "2026-03-28T10:30:00Z"));
  }

  @Test
  void countsDaysInTheZoneAcrossAClockChange() {
    SequencePlan plan = plan(email(1, "PT0S"), email(2, "P3D"));

    assertThat(StepPath.after(plan, step(1), START, START, BERLIN))
        .contains(stop(plan, 1, "2026-03-30T08:00:00Z"));
  }

  @Test
  void countsFromTheStartWhereTheDelayIsAnchoredThere() {
    SequencePlan plan = plan(email(1, "PT0S"), email(2, "P7D", DelayAnchor.START));
    Instant sentLate = Instant.parse("2026-03-30T12:00:00Z");

    assertThat(StepPath.after(plan, step(1), sentLate, START, ZoneId.of("UTC")))
        .contains(stop(plan, 1, "2026-04-03T09:00:00Z"));
  }

  @Test
  void neverFallsDueBeforeTheStepBefore() {
    SequencePlan plan = plan(email(1, "PT0S"), email(2, "P1D", DelayAnchor.START));
    Instant sentLate = Instant.parse("2026-03-30T12:00:00Z");

    assertThat(StepPath.after(plan, step(1), sentLate, START, BERLIN))
        .contains(stop(plan, 1, "2026-03-30T12:00:00Z"));
  }

  @Test
  void endsAfterTheLastSendingStep() {
    SequencePlan plan = plan(email(1, "PT0S"), pause(2, "P1D"));

    assertThat(StepPath.after(plan, step(1), START, START, BERLIN)).isEmpty();
    assertThat(StepPath.first(plan(pause(2, "P1D")), START, BERLIN)).isEmpty();
  }

  @Test
  void findsASendingStepOfThePlan() {
    SequencePlan plan = plan(pause(1, "P1D"), email(2, "PT0S"));

    assertThat(StepPath.at(plan, step(2), START)).contains(stop(plan, 1, START.toString()));
    assertThat(StepPath.at(plan, step(1), START)).isEmpty();
    assertThat(StepPath.at(plan, step(9), START)).isEmpty();
  }

  private static StepPath.Stop stop(SequencePlan plan, int order, String at) {
    return new StepPath.Stop((EmailStep) plan.steps().get(order), order, Instant.parse(at));
  }
}
