package dev.engagement.ports.simulation;

import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.guardrail.ReasonCode;
import java.util.List;
import java.util.Map;

/**
 * What a simulation comes to. Those who ended and those who wait add up to the recipients.
 *
 * @param recipients how many people were enrolled
 * @param refused how many rows were not
 * @param sent how many mails were sent
 * @param reactions how many mails were replied to, opened or bounced, as was assumed
 * @param ended how many recipients ended, by why
 * @param skipped how many mails were denied, by why
 * @param failedValidation how many mails could not be sent as they were, by why
 * @param waiting who waits at the end, by what for
 */
public record SimulationTotals(
    long recipients,
    long refused,
    long sent,
    Map<Reaction, Long> reactions,
    Map<EndReason, Long> ended,
    Map<ReasonCode, Long> skipped,
    Map<ReasonCode, Long> failedValidation,
    List<SimulatedWait> waiting) {
  public SimulationTotals {
    reactions = Map.copyOf(reactions);
    ended = Map.copyOf(ended);
    skipped = Map.copyOf(skipped);
    failedValidation = Map.copyOf(failedValidation);
    waiting = List.copyOf(waiting);
  }
}
