package dev.engagement.core.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.sequence.Delay;
import dev.engagement.ports.sequence.DelayAnchor;
import dev.engagement.ports.sequence.EmailStep;
import dev.engagement.ports.sequence.Placement;
import dev.engagement.ports.sequence.SequencePlan;
import dev.engagement.ports.sequence.Step;
import dev.engagement.ports.sequence.StepId;
import dev.engagement.ports.sequence.WaitStep;
import dev.engagement.ports.template.TemplateId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
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

    assertThat(StepPath.after(plan, id(1), START, START, BERLIN))
        .contains(stop(plan, 1, "2026-03-30T08:00:00Z"));
  }

  @Test
  void countsFromTheStartWhereTheDelayIsAnchoredThere() {
    SequencePlan plan = plan(email(1, "PT0S"), fromStart(2, "P7D"));
    Instant sentLate = Instant.parse("2026-03-30T12:00:00Z");

    assertThat(StepPath.after(plan, id(1), sentLate, START, ZoneId.of("UTC")))
        .contains(stop(plan, 1, "2026-04-03T09:00:00Z"));
  }

  @Test
  void neverFallsDueBeforeTheStepBefore() {
    SequencePlan plan = plan(email(1, "PT0S"), fromStart(2, "P1D"));
    Instant sentLate = Instant.parse("2026-03-30T12:00:00Z");

    assertThat(StepPath.after(plan, id(1), sentLate, START, BERLIN))
        .contains(stop(plan, 1, "2026-03-30T12:00:00Z"));
  }

  @Test
  void endsAfterTheLastSendingStep() {
    SequencePlan plan = plan(email(1, "PT0S"), pause(2, "P1D"));

    assertThat(StepPath.after(plan, id(1), START, START, BERLIN)).isEmpty();
    assertThat(StepPath.first(plan(pause(2, "P1D")), START, BERLIN)).isEmpty();
  }

  @Test
  void findsASendingStepOfThePlan() {
    SequencePlan plan = plan(pause(1, "P1D"), email(2, "PT0S"));

    assertThat(StepPath.at(plan, id(2), START)).contains(stop(plan, 1, START.toString()));
    assertThat(StepPath.at(plan, id(1), START)).isEmpty();
    assertThat(StepPath.at(plan, id(9), START)).isEmpty();
  }

  private static StepPath.Stop stop(SequencePlan plan, int order, String at) {
    return new StepPath.Stop((EmailStep) plan.steps().get(order), order, Instant.parse(at));
  }

  private static SequencePlan plan(Step... steps) {
    return new SequencePlan(1, new IdentityId(new UUID(0, 7)), List.of(steps));
  }

  private static Step email(int number, String delay) {
    return new EmailStep(
        id(number),
        Placement.top(number),
        Delay.parse(delay, DelayAnchor.PREVIOUS),
        new TemplateId(new UUID(0, 8)));
  }

  private static Step fromStart(int number, String delay) {
    return new EmailStep(
        id(number),
        Placement.top(number),
        Delay.parse(delay, DelayAnchor.START),
        new TemplateId(new UUID(0, 8)));
  }

  private static Step pause(int number, String delay) {
    return new WaitStep(
        id(number), Placement.top(number), Delay.parse(delay, DelayAnchor.PREVIOUS));
  }

  private static StepId id(int number) {
    return new StepId(new UUID(0, number));
  }
}
