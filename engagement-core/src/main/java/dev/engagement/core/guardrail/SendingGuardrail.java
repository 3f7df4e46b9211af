package dev.engagement.core.guardrail;

import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import java.util.Map;

/** Holds everything while sending is switched off. */
final class SendingGuardrail implements Guardrail {

  private static final Verdict OFF =
      Verdict.refuse(
          GuardrailName.SENDING, VerdictKind.HOLD, ReasonCode.SENDING_DISABLED, Map.of());

  @Override
  public Verdict check(GuardrailFacts facts, Moment moment) {
    return facts.conditions().sending() ? Verdict.allow(GuardrailName.SENDING) : OFF;
  }
}
