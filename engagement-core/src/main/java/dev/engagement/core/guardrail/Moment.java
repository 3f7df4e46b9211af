package dev.engagement.core.guardrail;

import dev.engagement.ports.contact.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The instant at which a send is judged, and what its run has planned before it.
 *
 * @param pacing the hours, caps and limits that it shares with others
 * @param domain the limit of the recipient's domain
 * @param planned what the run has planned for the same contact
 */
public record Moment(Instant at, Pacing pacing, RateLimit domain, List<PlannedMail> planned) {

  private static final int MOST_STEPS = 100_000;

  /**
   * Returns the first instant, from this moment on, at which all timed guardrails allow the send
   * together, or empty if there is none.
   */
  public Optional<Instant> opportunity(GuardrailFacts facts) {
    Instant from = CooldownGuardrail.rested(facts, this);
    for (int step = 0; step < MOST_STEPS; step++) {
      Optional<Instant> open = pacing.next(from, domain);
      if (open.isEmpty()) {
        return open;
      }
      from = CooldownGuardrail.rested(facts, at(open.get()));
      if (from.equals(open.get())) {
        return open;
      }
    }
    return Optional.empty();
  }

  /** Counts a mail that goes at the instant; for canaries only if all of them let it go. */
  public void add(GuardrailFacts facts, Instant goes) {
    pacing.add(goes);
    domain.add(goes);
    if (!pacing.canaries().isEmpty()) {
      addToCanaries(facts.recipient().address());
    }
  }

  private void addToCanaries(EmailAddress address) {
    if (pacing.canaries().stream().allMatch(canary -> canary.lets(address))) {
      pacing.canaries().forEach(CanaryGate::add);
    }
  }

  private Moment at(Instant other) {
    return new Moment(other, pacing, domain, planned);
  }
}
