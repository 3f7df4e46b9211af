package dev.engagement.core.guardrail;

import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import java.time.Instant;
import java.util.Optional;

/** Defers to the first day that has room, as a sender warms up. */
final class WarmUpGuardrail implements Guardrail {

  private static final Verdict ALLOW = Verdict.allow(GuardrailName.WARM_UP);

  @Override
  public Verdict check(GuardrailFacts facts, Moment moment) {
    Optional<DailyCap> cap = moment.pacing().caps().warmUp();
    return cap.isEmpty() ? ALLOW : judge(cap.get(), moment.at());
  }

  private static Verdict judge(DailyCap cap, Instant at) {
    Instant room = cap.room(at).orElseThrow();
    return room.equals(at)
        ? ALLOW
        : cap.defer(GuardrailName.WARM_UP, ReasonCode.WARM_UP_CAP, at, room);
  }
}
