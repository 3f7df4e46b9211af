package dev.engagement.ports.enrollment;

import static java.util.Objects.requireNonNull;

import dev.engagement.ports.sequence.PlanReference;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * A batch of recipients on their way through one revision of a sequence.
 *
 * @param resumesTo the state to which a paused enrollment returns; there exactly while it is paused
 * @param accepted how many recipients it has
 * @param refused how many rows of the batch were refused
 * @param open how many recipients are not finished
 * @param completed how many recipients ended as {@code sent}
 * @param finishedAt there exactly while the state is a finished one
 * @param version raised by every change
 */
public record Enrollment(
    TenantId tenant,
    EnrollmentId id,
    PlanReference plan,
    Optional<String> name,
    EnrollmentState state,
    Optional<EnrollmentState> resumesTo,
    long accepted,
    long refused,
    long open,
    long completed,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> finishedAt,
    long version) {
  public Enrollment {
    requireNonNull(tenant, "tenant");
    requireNonNull(id, "id");
    requireNonNull(plan, "plan");
    requireNonNull(state, "state");
    if ((state == EnrollmentState.PAUSED) != resumesTo.isPresent()) {
      throw new IllegalArgumentException("resumesTo is there exactly while paused; was " + state);
    }
    if (state.isFinished() != finishedAt.isPresent()) {
      throw new IllegalArgumentException("finishedAt is there exactly when finished; was " + state);
    }
  }
}
