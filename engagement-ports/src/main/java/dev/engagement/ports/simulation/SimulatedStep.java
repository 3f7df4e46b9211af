package dev.engagement.ports.simulation;

import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.sequence.StepId;
import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of one recipient's step at an instant.
 *
 * @param status {@code Sent}, {@code Queued} where it is put off or held, {@code Skipped}, {@code
 *     FailedValidation} or {@code Cancelled}
 * @param reason why; empty for {@code Sent}
 * @param until when it is looked at again; there exactly where it is put off
 */
public record SimulatedStep(
    StepId step,
    int stepOrder,
    Instant at,
    QueueItemState status,
    Optional<ReasonCode> reason,
    Optional<Instant> until) {}
