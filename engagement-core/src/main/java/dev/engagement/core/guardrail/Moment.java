package dev.engagement.core.guardrail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The instant at which a send is judged, and what its run has planned before it.
 *
 * @param pacing the hours and caps that it shares with others
 * @param planned what the run has planned for the same contact
 */
public record Moment(Instant at, Pacing pacing, List<PlannedMail> planned) {

  private static final int MOST_STEPS = 1_000;

  /**
   * Returns the first instant, from this moment on, at which all timed guardrails allow the send
   * together, or empty if there is none.
   */
  public Optional<Instant> opportunity(GuardrailFacts facts) {
    Instant from = CooldownGuardrail.rested(facts, this);
    for (int step = 0; step < MOST_STEPS; step++) {
      Optional<Instant> open = pacing.next(from);
      if (open.isEmpty()) {
        return open;
      }
      from = CooldownGuardrail.rested(facts, new Moment(open.get(), pacing, planned));
      if (from.equals(open.get())) {
        return open;
      }
    }
    return Optional.empty();
  }
}
