package dev.engagement.core.simulation;

import dev.engagement.core.planning.PlannedSend;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How long a worker claims nothing, because a rate limit lets nothing go before. */
final class Rest {

  private static final Set<ReasonCode> LIMITS =
      Set.of(
          ReasonCode.SENDER_RATE_LIMIT, ReasonCode.TENANT_RATE_LIMIT, ReasonCode.GLOBAL_RATE_LIMIT);

  private Instant until = Instant.MIN;

  /** Rests as these, judged in claim order, make it: the first of each scope decides. */
  void judged(List<PlannedSend> planned) {
    Set<Boolean> known = new HashSet<>();
    for (PlannedSend send : planned) {
      Verdict verdict = send.deciding();
      boolean ofSender = verdict.code() == ReasonCode.SENDER_RATE_LIMIT;
      if (LIMITS.contains(verdict.code()) && known.add(ofSender)) {
        until = later(until, verdict.until().orElseThrow());
      }
    }
  }

  /** Returns the instant, or when the rest is over if that is later. */
  Instant over(Instant at) {
    return later(until, at);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
