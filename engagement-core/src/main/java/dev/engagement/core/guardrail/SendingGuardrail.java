package dev.engagement.core.guardrail;

import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.identity.Provider;
import java.util.Map;

/**
 * Holds everything while sending is switched off, and real mail that owes its recipients a way to
 * unsubscribe and has none.
 */
final class SendingGuardrail implements Guardrail {

  private static final Verdict OFF = hold(ReasonCode.SENDING_DISABLED);
  private static final Verdict NO_LINK = hold(ReasonCode.PUBLIC_URL_MISSING);

  @Override
  public Verdict check(GuardrailFacts facts, Moment moment) {
    if (!facts.conditions().sending()) {
      return OFF;
    }
    return lacksLink(facts) ? NO_LINK : Verdict.allow(GuardrailName.SENDING);
  }

  private static boolean lacksLink(GuardrailFacts facts) {
    return facts.unsubscribe().isEmpty()
        && facts.sequence().settings().guardrails().unsubscribe()
        && facts.identity().filter(sender -> sender.provider() != Provider.FILE).isPresent();
  }

  private static Verdict hold(ReasonCode code) {
    return Verdict.refuse(GuardrailName.SENDING, VerdictKind.HOLD, code, Map.of());
  }
}
