package dev.engagement.core;

import dev.engagement.ports.contact.ContactId;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.enrollment.RecipientState;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.queue.Lease;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.sequence.Delay;
import dev.engagement.ports.sequence.DelayAnchor;
import dev.engagement.ports.sequence.EmailStep;
import dev.engagement.ports.sequence.Placement;
import dev.engagement.ports.sequence.PlanReference;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.SequencePlan;
import dev.engagement.ports.sequence.Step;
import dev.engagement.ports.sequence.StepId;
import dev.engagement.ports.sequence.WaitStep;
import dev.engagement.ports.template.TemplateId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Valid things in each of their states, for tests of pure functions. */
public final class Samples {

  public static final TenantId TENANT = new TenantId(new UUID(0, 1));
  public static final Instant CREATED = Instant.parse("2026-03-02T09:00:00Z");
  public static final Instant NOW = Instant.parse("2026-03-05T10:00:00Z");
  public static final SequenceId SEQUENCE = new SequenceId(new UUID(0, 2));
  public static final EnrollmentId ENROLLMENT = new EnrollmentId(new UUID(0, 3));
  public static final RecipientId RECIPIENT = new RecipientId(new UUID(0, 4));

  private Samples() {}

  /** Returns an item at step 1. */
  public static QueueItem item(QueueItemState state) {
    return new QueueItem(
        TENANT,
        new QueueItemId(new UUID(0, 5)),
        ENROLLMENT,
        RECIPIENT,
        SEQUENCE,
        step(1),
        0,
        state,
        CREATED,
        2,
        7,
        state.isLeased() ? Optional.of(new Lease("worker-1", NOW)) : Optional.empty(),
        Optional.empty(),
        CREATED,
        state.isSettled() ? Optional.of(CREATED) : Optional.empty());
  }

  /** Returns a recipient at step 1. */
  public static Recipient recipient(RecipientState state) {
    return new Recipient(
        TENANT,
        RECIPIENT,
        ENROLLMENT,
        SEQUENCE,
        new ContactId(new UUID(0, 6)),
        EmailAddress.parse("Ada@Example.com").orElseThrow(),
        Optional.of("Ada"),
        Optional.empty(),
        Optional.empty(),
        Map.of("company", "Engines"),
        state,
        endReason(state),
        Optional.of(step(1)),
        state.isFinished() ? Optional.empty() : Optional.of(CREATED),
        CREATED,
        state.isFinished() ? Optional.of(CREATED) : Optional.empty());
  }

  /** Returns an enrollment of three recipients, of whom one is open. */
  public static Enrollment enrollment(EnrollmentState state) {
    return new Enrollment(
        TENANT,
        ENROLLMENT,
        new PlanReference(SEQUENCE, 1),
        Optional.of("spring"),
        state,
        state == EnrollmentState.PAUSED ? Optional.of(EnrollmentState.QUEUED) : Optional.empty(),
        3,
        2,
        1,
        0,
        CREATED,
        CREATED,
        state.isFinished() ? Optional.of(CREATED) : Optional.empty(),
        4);
  }

  /** Returns a plan of these steps. */
  public static SequencePlan plan(Step... steps) {
    return new SequencePlan(1, new IdentityId(new UUID(0, 7)), List.of(steps));
  }

  /** Returns a sending step. */
  public static Step email(int number, String delay) {
    return email(number, delay, DelayAnchor.PREVIOUS);
  }

  /** Returns a sending step with its delay anchored. */
  public static Step email(int number, String delay, DelayAnchor anchor) {
    return new EmailStep(
        step(number),
        Placement.top(number),
        Delay.parse(delay, anchor),
        new TemplateId(new UUID(0, 8)));
  }

  /** Returns a waiting step. */
  public static Step pause(int number, String delay) {
    return new WaitStep(
        step(number), Placement.top(number), Delay.parse(delay, DelayAnchor.PREVIOUS));
  }

  /** Returns the id of a step. */
  public static StepId step(int number) {
    return new StepId(new UUID(1, number));
  }

  private static Optional<EndReason> endReason(RecipientState state) {
    return switch (state) {
      case SENT -> Optional.of(EndReason.COMPLETED);
      case FAILED -> Optional.of(EndReason.INVALID);
      case STOPPED -> Optional.of(EndReason.STOPPED);
      case QUEUED, SENDING, PAUSED -> Optional.empty();
    };
  }
}
