package dev.engagement.core.guardrail;

import dev.engagement.ports.sequence.SequenceId;
import java.time.Instant;

/** A mail that the run has planned for the same contact. */
public record PlannedMail(SequenceId sequence, Instant at) {}
