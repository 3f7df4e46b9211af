package dev.engagement.core.guardrail;

import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.sequence.SequenceState;
import java.util.Map;

/** Lets only active sequences send; an archived one never will again. */
final class SequenceGuardrail implements Guardrail {

  @Override
  public Verdict check(GuardrailFacts facts, Moment moment) {
    SequenceState state = facts.sequence().state();
    return switch (state) {
      case ACTIVE -> Verdict.allow(GuardrailName.SEQUENCE);
      case DRAFT, PAUSED -> refuse(VerdictKind.HOLD, state);
      case ARCHIVED -> refuse(VerdictKind.DENY, state);
    };
  }

  private static Verdict refuse(VerdictKind kind, SequenceState state) {
    return Verdict.refuse(
        GuardrailName.SEQUENCE,
        kind,
        ReasonCode.SEQUENCE_NOT_ACTIVE,
        Map.of("state", state.code()));
  }
}
