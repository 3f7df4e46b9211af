package dev.engagement.core.enrollment;

import static dev.engagement.core.Samples.NOW;
import static dev.engagement.core.Samples.enrollment;
import static dev.engagement.ports.enrollment.EnrollmentState.FAILED;
import static dev.engagement.ports.enrollment.EnrollmentState.PAUSED;
import static dev.engagement.ports.enrollment.EnrollmentState.QUEUED;
import static dev.engagement.ports.enrollment.EnrollmentState.SENDING;
import static dev.engagement.ports.enrollment.EnrollmentState.SENT;
import static dev.engagement.ports.enrollment.EnrollmentState.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.LifecycleWalk;
import dev.engagement.core.Samples;
import dev.engagement.core.enrollment.EnrollmentLifecycle.Progress;
import dev.engagement.core.enrollment.EnrollmentLifecycle.Trigger;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentChange;
import dev.engagement.ports.enrollment.EnrollmentState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EnrollmentLifecycleTest {

  private static final Progress ONE_SENT = new Progress(0, 0, true);
  private static final Progress ONE_COMPLETED = new Progress(1, 1, true);
  private static final Progress ONE_LOST = new Progress(1, 0, false);

  @TestFactory
  Stream<DynamicTest> takesEveryRowAndNoOther() {
    return new LifecycleWalk<>(
            EnrollmentLifecycle.TABLE,
            Samples::enrollment,
            Enrollment::state,
            EnrollmentLifecycleTest::moved)
        .tests(List.of(EnrollmentState.values()), Trigger.class);
  }

  @Test
  void startsWithTheNumbersOfItsBatch() {
    Enrollment created =
        EnrollmentLifecycle.create(
            Samples.TENANT, Samples.ENROLLMENT, enrollment(QUEUED).plan(), Optional.empty(), NOW);

    Enrollment filled = EnrollmentLifecycle.filled(created, 40, 2, NOW);

    assertThat(filled.state()).isEqualTo(QUEUED);
    assertThat(filled.accepted()).isEqualTo(40);
    assertThat(filled.refused()).isEqualTo(2);
    assertThat(filled.open()).isEqualTo(40);
    assertThat(filled.completed()).isZero();
  }

  @Test
  void resumesToTheStateItHad() {
    assertThat(resumed(enrollment(QUEUED)).state()).isEqualTo(QUEUED);
    assertThat(resumed(enrollment(SENDING)).state()).isEqualTo(SENDING);
  }

  @Test
  void resumesToSendingIfSomethingWentOutWhileItWasPaused() {
    Enrollment paused = paused(enrollment(QUEUED));

    Enrollment settled = EnrollmentLifecycle.progress(paused, ONE_SENT, NOW);

    assertThat(settled.state()).isEqualTo(PAUSED);
    assertThat(settled.resumesTo()).contains(SENDING);
  }

  @Test
  void isOverOnceNobodyIsLeft() {
    Enrollment sent = EnrollmentLifecycle.progress(enrollment(QUEUED), ONE_COMPLETED, NOW);
    Enrollment failed = EnrollmentLifecycle.progress(enrollment(PAUSED), ONE_LOST, NOW);

    assertThat(sent.state()).isEqualTo(SENT);
    assertThat(sent.completed()).isEqualTo(1);
    assertThat(sent.open()).isZero();
    assertThat(sent.finishedAt()).contains(NOW);
    assertThat(failed.state()).isEqualTo(FAILED);
    assertThat(failed.resumesTo()).isEmpty();
  }

  @Test
  void onlyChangesItsNumbersWhenStopped() {
    Enrollment after = EnrollmentLifecycle.progress(enrollment(STOPPED), ONE_COMPLETED, NOW);

    assertThat(after.state()).isEqualTo(STOPPED);
    assertThat(after.open()).isZero();
    assertThat(after.finishedAt()).isEqualTo(enrollment(STOPPED).finishedAt());
  }

  @Test
  void opensAgainWithThoseReopened() {
    Enrollment over = EnrollmentLifecycle.progress(enrollment(SENDING), ONE_LOST, NOW);

    Enrollment reopened = EnrollmentLifecycle.reopen(over, 2, NOW);

    assertThat(reopened.state()).isEqualTo(SENDING);
    assertThat(reopened.open()).isEqualTo(2);
    assertThat(reopened.finishedAt()).isEmpty();
  }

  @Test
  void staysAsItIsWhenSomeAreReopenedBeforeItIsOver() {
    Enrollment reopened = EnrollmentLifecycle.reopen(enrollment(PAUSED), 2, NOW);

    assertThat(reopened.state()).isEqualTo(PAUSED);
    assertThat(reopened.open()).isEqualTo(3);
  }

  @Test
  void addsWhatSeveralOutcomesDo() {
    assertThat(ONE_COMPLETED.plus(ONE_LOST)).isEqualTo(new Progress(2, 1, true));
    assertThat(ONE_LOST.plus(Progress.NONE)).isEqualTo(ONE_LOST);
  }

  private static Enrollment moved(Enrollment enrollment, Trigger trigger) {
    return switch (trigger) {
      case SEND -> progressed(enrollment, trigger, ONE_SENT);
      case FINISH_SENT -> progressed(enrollment, trigger, new Progress(1, 1, false));
      case FINISH_FAILED -> progressed(enrollment, trigger, ONE_LOST);
      case PAUSE -> paused(enrollment);
      case RESUME_QUEUED -> resumed(enrollment, QUEUED);
      case RESUME_SENDING -> resumed(enrollment, SENDING);
      case STOP -> EnrollmentLifecycle.change(enrollment, EnrollmentChange.STOP, NOW);
      case REOPEN -> reopened(enrollment);
    };
  }

  /** Progress refuses nothing: where it leads nowhere, the state stays. */
  private static Enrollment progressed(Enrollment before, Trigger trigger, Progress progress) {
    Enrollment after = EnrollmentLifecycle.progress(before, progress, NOW);
    return refusedIfUnmoved(before, after, trigger);
  }

  private static Enrollment reopened(Enrollment before) {
    return refusedIfUnmoved(before, EnrollmentLifecycle.reopen(before, 1, NOW), Trigger.REOPEN);
  }

  private static Enrollment refusedIfUnmoved(Enrollment before, Enrollment after, Trigger trigger) {
    if (after.state() == before.state()) {
      EnrollmentLifecycle.TABLE.require(before.state(), trigger);
    }
    return after;
  }

  private static Enrollment resumed(Enrollment before, EnrollmentState to) {
    Enrollment begun =
        to == SENDING && before.state() == PAUSED
            ? EnrollmentLifecycle.progress(before, ONE_SENT, NOW)
            : before;
    return EnrollmentLifecycle.change(begun, EnrollmentChange.RESUME, NOW);
  }

  private static Enrollment paused(Enrollment enrollment) {
    return EnrollmentLifecycle.change(enrollment, EnrollmentChange.PAUSE, NOW);
  }

  private static Enrollment resumed(Enrollment enrollment) {
    return EnrollmentLifecycle.change(paused(enrollment), EnrollmentChange.RESUME, NOW);
  }
}
