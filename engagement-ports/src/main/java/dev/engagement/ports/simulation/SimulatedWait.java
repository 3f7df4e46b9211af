package dev.engagement.ports.simulation;

import dev.engagement.ports.guardrail.ReasonCode;
import java.time.Instant;
import java.util.Optional;

/**
 * Recipients who wait when a simulation ends.
 *
 * @param message the reason as a sentence for people
 * @param until when the first of them would go on; empty where somebody has to act
 */
public record SimulatedWait(ReasonCode code, String message, long count, Optional<Instant> until) {}
