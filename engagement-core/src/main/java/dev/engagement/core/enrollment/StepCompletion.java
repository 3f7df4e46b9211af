package dev.engagement.core.enrollment;

import dev.engagement.core.enrollment.EnrollmentLifecycle.Progress;
import dev.engagement.core.queue.QueueItemLifecycle;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientMove;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.sequence.SequencePlan;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What follows from a step that was sent. Pure.
 *
 * @param move how the recipient goes on; empty if it is over already
 * @param next the item of the next sending step, where there is one
 * @param progress what it does to the enrollment
 */
public record StepCompletion(
    Optional<RecipientMove> move, Optional<QueueItem> next, Progress progress) {

  /** A step that was sent to a recipient at an instant. */
  public record SentStep(Enrollment enrollment, Recipient recipient, QueueItem item, Instant at) {}

  /**
   * Returns what follows.
   *
   * @param plan the revision that the enrollment is on
   * @param zone the deciding zone of the recipient
   * @param next the id for the next item, if there is one
   */
  public static StepCompletion of(SentStep sent, SequencePlan plan, ZoneId zone, QueueItemId next) {
    Recipient recipient = sent.recipient();
    if (recipient.state().isFinished()) {
      return new StepCompletion(Optional.empty(), Optional.empty(), new Progress(0, 0, true));
    }
    return StepPath.after(plan, sent.item().step(), sent.at(), recipient.startedAt(), zone)
        .map(stop -> goesOn(sent, stop, next))
        .orElseGet(() -> ended(completed(sent)));
  }

  private static StepCompletion goesOn(SentStep sent, StepPath.Stop stop, QueueItemId next) {
    Recipient recipient = sent.recipient();
    if (sent.enrollment().state() == EnrollmentState.STOPPED) {
      return ended(RecipientLifecycle.end(recipient, EndReason.STOPPED, sent.at()));
    }
    return new StepCompletion(
        Optional.of(stepSent(recipient, stop)),
        Optional.of(
            QueueItemLifecycle.enqueue(
                next, recipient, stop.step().id(), stop.stepOrder(), stop.dueAt(), sent.at())),
        new Progress(0, 0, true));
  }

  private static RecipientMove completed(SentStep sent) {
    return RecipientLifecycle.whileSending(
        sent.recipient(), sending -> RecipientLifecycle.completed(sending, sent.at()));
  }

  private static RecipientMove stepSent(Recipient recipient, StepPath.Stop stop) {
    return RecipientLifecycle.whileSending(
        recipient, sending -> RecipientLifecycle.stepSent(sending, stop.step().id(), stop.dueAt()));
  }

  private static StepCompletion ended(RecipientMove move) {
    boolean completed = move.after().endReason().equals(Optional.of(EndReason.COMPLETED));
    return new StepCompletion(
        Optional.of(move), Optional.empty(), new Progress(1, completed ? 1 : 0, true));
  }
}
