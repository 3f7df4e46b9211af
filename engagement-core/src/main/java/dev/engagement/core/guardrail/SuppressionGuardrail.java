package dev.engagement.core.guardrail;

import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.suppression.SuppressionEntry;
import java.util.Map;
import java.util.Optional;

/** Denies what goes to a suppressed address, for whatever reason it is suppressed. */
final class SuppressionGuardrail implements Guardrail {

  @Override
  public Verdict check(GuardrailFacts facts, Moment moment) {
    Optional<SuppressionEntry> entry = facts.suppression();
    return entry.isEmpty()
        ? Verdict.allow(GuardrailName.SUPPRESSION)
        : Verdict.refuse(
            GuardrailName.SUPPRESSION,
            VerdictKind.DENY,
            ReasonCode.SUPPRESSED,
            Map.of("reason", entry.get().reason().code()));
  }
}
