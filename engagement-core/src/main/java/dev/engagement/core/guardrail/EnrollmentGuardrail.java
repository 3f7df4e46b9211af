package dev.engagement.core.guardrail;

import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.enrollment.RecipientState;
import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import java.util.Map;

/** Denies what is over for the enrollment or the recipient, and holds what is paused. */
final class EnrollmentGuardrail implements Guardrail {

  @Override
  public Verdict check(GuardrailFacts facts, Moment moment) {
    EnrollmentState state = facts.enrollment().state();
    if (state.isFinished()) {
      return refuse(VerdictKind.DENY, ReasonCode.ENROLLMENT_FINISHED, state.code());
    }
    RecipientState recipient = facts.recipient().state();
    if (recipient.isFinished()) {
      return refuse(VerdictKind.DENY, ReasonCode.RECIPIENT_FINISHED, recipient.code());
    }
    return state == EnrollmentState.PAUSED
        ? refuse(VerdictKind.HOLD, ReasonCode.ENROLLMENT_PAUSED, state.code())
        : Verdict.allow(GuardrailName.ENROLLMENT);
  }

  private static Verdict refuse(VerdictKind kind, ReasonCode code, String state) {
    return Verdict.refuse(GuardrailName.ENROLLMENT, kind, code, Map.of("state", state));
  }
}
