package dev.engagement.core.guardrail;

import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.identity.IdentityState;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.identity.SenderIdentity;
import java.util.Map;

/** Holds what has no sender that may send here. */
final class IdentityGuardrail implements Guardrail {

  @Override
  public Verdict check(GuardrailFacts facts, Moment moment) {
    if (facts.identity().isEmpty()) {
      return hold(ReasonCode.IDENTITY_MISSING, Map.of());
    }
    SenderIdentity identity = facts.identity().get();
    if (identity.state() != IdentityState.ACTIVE) {
      return hold(ReasonCode.IDENTITY_NOT_ACTIVE, Map.of("state", identity.state().code()));
    }
    return judge(identity.provider(), facts.conditions().providers());
  }

  private static Verdict judge(Provider provider, ProvidersHere here) {
    Map<String, String> values = Map.of("provider", provider.code());
    if (!here.available().contains(provider)) {
      return hold(ReasonCode.PROVIDER_UNAVAILABLE, values);
    }
    return here.ready().contains(provider)
        ? Verdict.allow(GuardrailName.IDENTITY)
        : hold(ReasonCode.CREDENTIALS_MISSING, values);
  }

  private static Verdict hold(ReasonCode code, Map<String, String> values) {
    return Verdict.refuse(GuardrailName.IDENTITY, VerdictKind.HOLD, code, values);
  }
}
