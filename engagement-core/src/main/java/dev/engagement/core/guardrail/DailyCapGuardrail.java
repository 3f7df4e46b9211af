package dev.engagement.core.guardrail;

import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Defers to the first day that has room; of sequence and sender the strictest decides. */
final class DailyCapGuardrail implements Guardrail {

  private static final Verdict ALLOW = Verdict.allow(GuardrailName.DAILY_CAP);

  @Override
  public Verdict check(GuardrailFacts facts, Moment moment) {
    Pacing pacing = moment.pacing();
    Verdict sequence = check(pacing.sequenceCap(), ReasonCode.SEQUENCE_DAILY_CAP, moment.at());
    Verdict identity = check(pacing.identityCap(), ReasonCode.IDENTITY_DAILY_LIMIT, moment.at());
    int byKind = sequence.kind().compareTo(identity.kind());
    boolean identityDecides = byKind < 0 || (byKind == 0 && later(identity, sequence));
    return identityDecides ? identity : sequence;
  }

  private static Verdict check(Optional<DailyCap> cap, ReasonCode code, Instant at) {
    if (cap.isEmpty()) {
      return ALLOW;
    }
    Optional<Instant> room = cap.get().room(at);
    if (room.isPresent() && room.get().equals(at)) {
      return ALLOW;
    }
    Map<String, String> values = Map.of("cap", Integer.toString(cap.get().perDay()));
    return room.isEmpty()
        ? Verdict.refuse(GuardrailName.DAILY_CAP, VerdictKind.HOLD, code, values)
        : Verdict.defer(GuardrailName.DAILY_CAP, code, values, room.get());
  }

  private static boolean later(Verdict one, Verdict other) {
    return one.until().isPresent()
        && other.until().isPresent()
        && one.until().get().isAfter(other.until().get());
  }
}
