package dev.engagement.core.guardrail;

import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import java.util.Map;

/** Holds what a canary does not let go first; all that reach the mail must let it go. */
final class CanaryGuardrail implements Guardrail {

  @Override
  public Verdict check(GuardrailFacts facts, Moment moment) {
    EmailAddress address = facts.recipient().address();
    for (CanaryGate canary : moment.pacing().canaries()) {
      if (!canary.lets(address)) {
        return hold(canary);
      }
    }
    return Verdict.allow(GuardrailName.CANARY);
  }

  private static Verdict hold(CanaryGate canary) {
    return Verdict.refuse(
        GuardrailName.CANARY,
        VerdictKind.HOLD,
        ReasonCode.CANARY_HELD,
        Map.of("rule", canary.rule()));
  }
}
