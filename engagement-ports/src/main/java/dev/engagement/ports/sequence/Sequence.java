package dev.engagement.ports.sequence;

import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * A sequence with its current plan.
 *
 * @param version raised by every change
 */
public record Sequence(
    TenantId tenant,
    SequenceId id,
    String name,
    Optional<String> goal,
    SequenceState state,
    SequencePlan plan,
    SequenceSettings settings,
    Instant createdAt,
    Instant updatedAt,
    long version) {}
