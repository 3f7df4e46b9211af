package dev.engagement.core.guardrail;

import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Defers until the send window opens where the recipient is. */
final class SendWindowGuardrail implements Guardrail {

  private static final Verdict NEVER =
      Verdict.refuse(
          GuardrailName.SEND_WINDOW, VerdictKind.HOLD, ReasonCode.WINDOW_NEVER_OPENS, Map.of());

  @Override
  public Verdict check(GuardrailFacts facts, Moment moment) {
    Pacing pacing = moment.pacing();
    return pacing.windowVerdicts().answer(moment.at(), at -> judge(pacing.hours(), at));
  }

  private static Verdict judge(SendingHours hours, Instant at) {
    Optional<Instant> opening = hours.opening(at);
    if (opening.isEmpty()) {
      return NEVER;
    }
    return opening.get().equals(at)
        ? Verdict.allow(GuardrailName.SEND_WINDOW)
        : Verdict.defer(
            GuardrailName.SEND_WINDOW,
            reason(hours, at),
            Map.of("timezone", hours.zone().getId()),
            opening.get());
  }

  private static ReasonCode reason(SendingHours hours, Instant at) {
    if (hours.off(at)) {
      return ReasonCode.HOLIDAY;
    }
    return hours.quiet(at) ? ReasonCode.QUIET_HOURS : ReasonCode.OUTSIDE_BUSINESS_HOURS;
  }
}
