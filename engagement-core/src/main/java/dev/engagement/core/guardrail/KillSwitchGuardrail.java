package dev.engagement.core.guardrail;

import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import java.util.Map;
import java.util.Optional;

/** Holds what a kill switch stops. */
final class KillSwitchGuardrail implements Guardrail {

  @Override
  public Verdict check(GuardrailFacts facts, Moment moment) {
    Optional<ReasonCode> stopping =
        facts.conditions().switches().stopping(facts.sequence().id(), facts.plan().identity());
    return stopping.isEmpty()
        ? Verdict.allow(GuardrailName.KILL_SWITCH)
        : Verdict.refuse(GuardrailName.KILL_SWITCH, VerdictKind.HOLD, stopping.get(), Map.of());
  }
}
