package dev.engagement.core.guardrail;

import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import java.time.Instant;
import java.util.Optional;

/** Defers to the first day that has room; of sequence and sender the strictest decides. */
final class DailyCapGuardrail implements Guardrail {

  @Override
  public Verdict check(GuardrailFacts facts, Moment moment) {
    DayCaps caps = moment.pacing().caps();
    Optional<Instant> ofSequence = room(caps.sequence(), moment.at());
    Optional<Instant> ofIdentity = room(caps.identity(), moment.at());
    return later(ofIdentity, ofSequence)
        ? verdict(caps.identity(), ReasonCode.IDENTITY_DAILY_LIMIT, ofIdentity, moment.at())
        : verdict(caps.sequence(), ReasonCode.SEQUENCE_DAILY_CAP, ofSequence, moment.at());
  }

  private static Optional<Instant> room(Optional<DailyCap> cap, Instant at) {
    return cap.isEmpty() ? Optional.of(at) : cap.get().room(at);
  }

  /** Never is later than anything. */
  private static boolean later(Optional<Instant> one, Optional<Instant> other) {
    return other.isPresent() && (one.isEmpty() || one.get().isAfter(other.get()));
  }

  private static Verdict verdict(
      Optional<DailyCap> cap, ReasonCode code, Optional<Instant> room, Instant at) {
    if (cap.isEmpty() || (room.isPresent() && room.get().equals(at))) {
      return Verdict.allow(GuardrailName.DAILY_CAP);
    }
    return room.isEmpty()
        ? Verdict.refuse(GuardrailName.DAILY_CAP, VerdictKind.HOLD, code, cap.get().values(at))
        : cap.get().defer(GuardrailName.DAILY_CAP, code, at, room.get());
  }
}
