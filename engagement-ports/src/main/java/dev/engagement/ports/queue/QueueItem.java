package dev.engagement.ports.queue;

import static java.util.Objects.requireNonNull;

import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.StepId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * One recipient at one step. The row is the idempotency key: there is never a second one.
 *
 * @param stepOrder the place of the step in its revision, from 0, for display
 * @param dueAt when it is next to be looked at: its time while waiting, the next look for evidence
 *     while unconfirmed
 * @param attempts how often it was handed to a provider, or may have been
 * @param epoch raised by every claim; whoever held an earlier one changes nothing any more
 * @param lease there exactly while a worker holds it
 * @param reason why it is where it is, or what its last verdict was; empty where nothing is to be
 *     said
 * @param finishedAt there exactly while it is settled
 */
public record QueueItem(
    TenantId tenant,
    QueueItemId id,
    EnrollmentId enrollment,
    RecipientId recipient,
    SequenceId sequence,
    StepId step,
    int stepOrder,
    QueueItemState state,
    Instant dueAt,
    int attempts,
    long epoch,
    Optional<Lease> lease,
    Optional<ReasonCode> reason,
    Instant createdAt,
    Optional<Instant> finishedAt) {
  public QueueItem {
    requireNonNull(tenant, "tenant");
    requireNonNull(id, "id");
    requireNonNull(state, "state");
    requireNonNull(dueAt, "dueAt");
    if (state.isSettled() != finishedAt.isPresent()) {
      throw new IllegalArgumentException("finishedAt is there exactly when settled; was " + state);
    }
    if (state.isLeased() != lease.isPresent()) {
      throw new IllegalArgumentException(
          "a lease is there exactly while a worker holds the item; was " + state);
    }
  }
}
