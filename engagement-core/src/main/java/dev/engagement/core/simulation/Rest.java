package dev.engagement.core.simulation;

import dev.engagement.core.planning.PlannedSend;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** How long a worker claims nothing, because a rate limit lets nothing go before. */
final class Rest {

  private static final Set<ReasonCode> LIMITS_ALL =
      Set.of(ReasonCode.TENANT_RATE_LIMIT, ReasonCode.GLOBAL_RATE_LIMIT);

  private Instant until = Instant.MIN;

  /** Rests as these, judged in claim order, make it. */
  void judged(List<PlannedSend> planned) {
    List<Verdict> deferred =
        planned.stream()
            .map(PlannedSend::deciding)
            .filter(verdict -> verdict.kind() == VerdictKind.DEFER)
            .toList();
    deferred.stream()
        .filter(verdict -> verdict.code() == ReasonCode.SENDER_RATE_LIMIT)
        .findFirst()
        .ifPresent(first -> rest(first.until().orElseThrow()));
    if (deferred.stream().anyMatch(verdict -> LIMITS_ALL.contains(verdict.code()))) {
      deferred.stream()
          .flatMap(verdict -> verdict.until().stream())
          .min(Comparator.naturalOrder())
          .ifPresent(this::rest);
    }
  }

  /** Returns the instant, or when the rest is over if that is later. */
  Instant over(Instant at) {
    return until.isAfter(at) ? until : at;
  }

  private void rest(Instant end) {
    until = over(end);
  }
}
