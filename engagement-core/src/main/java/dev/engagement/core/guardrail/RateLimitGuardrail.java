package dev.engagement.core.guardrail;

import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Defers until every window has room; of the limits the strictest decides. */
final class RateLimitGuardrail implements Guardrail {

  @Override
  public Verdict check(GuardrailFacts facts, Moment moment) {
    @Nullable RateLimit strictest = null;
    Instant until = moment.at();
    for (RateLimit limit : moment.pacing().rates()) {
      Instant room = limit.room(moment.at());
      if (room.isAfter(until)) {
        strictest = limit;
        until = room;
      }
    }
    Instant room = moment.domain().room(moment.at());
    if (room.isAfter(until)) {
      return moment.domain().defer(room);
    }
    return strictest == null ? Verdict.allow(GuardrailName.RATE_LIMIT) : strictest.defer(until);
  }
}
