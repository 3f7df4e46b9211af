package dev.engagement.ports.enrollment;

import static java.util.Objects.requireNonNull;

import dev.engagement.ports.contact.ContactId;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.StepId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * One person's way through a sequence, with a snapshot of what was known when it began.
 *
 * @param timezone the zone that the enrollment or the contact named, or empty
 * @param variables values for merge fields: maps, lists, text, numbers and booleans
 * @param endReason there exactly while the state is a finished one
 * @param currentStep the step that is to be sent next or is under way; empty once completed
 * @param nextRunAt when the current step falls due; empty once finished
 * @param startedAt from where delays anchored to the start count
 * @param finishedAt there exactly while the state is a finished one
 */
public record Recipient(
    TenantId tenant,
    RecipientId id,
    EnrollmentId enrollment,
    SequenceId sequence,
    ContactId contact,
    EmailAddress address,
    Optional<String> firstName,
    Optional<String> lastName,
    Optional<ZoneId> timezone,
    Map<String, Object> variables,
    RecipientState state,
    Optional<EndReason> endReason,
    Optional<StepId> currentStep,
    Optional<Instant> nextRunAt,
    Instant startedAt,
    Optional<Instant> finishedAt) {
  public Recipient {
    requireNonNull(tenant, "tenant");
    requireNonNull(id, "id");
    requireNonNull(state, "state");
    variables = Map.copyOf(variables);
    if (state.isFinished() != finishedAt.isPresent()
        || state.isFinished() != endReason.isPresent()) {
      throw new IllegalArgumentException(
          "finishedAt and endReason are there exactly when finished; was " + state);
    }
    if (endReason.isPresent() && endReason.get().state() != state) {
      throw new IllegalArgumentException(
          "a recipient does not end as " + state + " because of " + endReason.get());
    }
  }
}
