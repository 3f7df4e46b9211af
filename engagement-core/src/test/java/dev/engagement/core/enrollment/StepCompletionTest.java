package dev.engagement.core.enrollment;

import static dev.engagement.core.Samples.NOW;
import static dev.engagement.core.Samples.email;
import static dev.engagement.core.Samples.enrollment;
import static dev.engagement.core.Samples.item;
import static dev.engagement.core.Samples.plan;
import static dev.engagement.core.Samples.recipient;
import static dev.engagement.core.Samples.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.enrollment.EnrollmentLifecycle.Progress;
import dev.engagement.core.enrollment.StepCompletion.SentStep;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientState;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.sequence.SequencePlan;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StepCompletionTest {

  private static final SequencePlan TWO_STEPS = plan(email(1, "PT0S"), email(2, "P3D"));
  private static final SequencePlan ONE_STEP = plan(email(1, "PT0S"));
  private static final Instant IN_THREE_DAYS = NOW.plusSeconds(3 * 86_400);

  @Test
  void putsTheNextStepInTheQueue() {
    StepCompletion completion =
        completion(EnrollmentState.SENDING, RecipientState.SENDING, TWO_STEPS);

    Recipient after = completion.move().orElseThrow().after();
    QueueItem next = completion.next().orElseThrow();
    assertThat(after.state()).isEqualTo(RecipientState.QUEUED);
    assertThat(after.currentStep()).contains(step(2));
    assertThat(after.nextRunAt()).contains(IN_THREE_DAYS);
    assertThat(next.step()).isEqualTo(step(2));
    assertThat(next.stepOrder()).isEqualTo(1);
    assertThat(next.dueAt()).isEqualTo(IN_THREE_DAYS);
    assertThat(next.state()).isEqualTo(QueueItemState.QUEUED);
    assertThat(completion.progress()).isEqualTo(new Progress(0, 0, true));
  }

  @Test
  void completesTheRecipientAfterTheLastStep() {
    StepCompletion completion =
        completion(EnrollmentState.SENDING, RecipientState.SENDING, ONE_STEP);

    assertThat(completion.move().orElseThrow().after().endReason()).contains(EndReason.COMPLETED);
    assertThat(completion.next()).isEmpty();
    assertThat(completion.progress()).isEqualTo(new Progress(1, 1, true));
  }

  @Test
  void leavesARecipientAloneWhoIsOver() {
    StepCompletion completion =
        completion(EnrollmentState.SENDING, RecipientState.STOPPED, TWO_STEPS);

    assertThat(completion.move()).isEmpty();
    assertThat(completion.next()).isEmpty();
    assertThat(completion.progress()).isEqualTo(new Progress(0, 0, true));
  }

  @Test
  void goesNoFurtherInAStoppedEnrollment() {
    StepCompletion completion =
        completion(EnrollmentState.STOPPED, RecipientState.SENDING, TWO_STEPS);

    assertThat(completion.move().orElseThrow().after().endReason()).contains(EndReason.STOPPED);
    assertThat(completion.next()).isEmpty();
    assertThat(completion.progress()).isEqualTo(new Progress(1, 0, true));
  }

  @Test
  void goesOnWhileTheEnrollmentIsPaused() {
    StepCompletion completion =
        completion(EnrollmentState.PAUSED, RecipientState.SENDING, TWO_STEPS);

    assertThat(completion.next()).isPresent();
  }

  private static StepCompletion completion(
      EnrollmentState enrollment, RecipientState recipient, SequencePlan plan) {
    return StepCompletion.of(
        new SentStep(
            enrollment(enrollment), recipient(recipient), item(QueueItemState.SENDING), NOW),
        plan,
        ZoneId.of("UTC"),
        new QueueItemId(new UUID(0, 50)));
  }
}
