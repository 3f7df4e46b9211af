package dev.engagement.core.planning;

import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.identity.IdentityId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Until when nothing more is claimed, because rate limits let nothing go before.
 *
 * @param senders of which senders nothing
 * @param tenant of the tenant nothing at all
 */
public record LimitedUntil(Map<IdentityId, Instant> senders, Optional<Instant> tenant) {

  private static final Set<ReasonCode> OF_ALL =
      Set.of(ReasonCode.TENANT_RATE_LIMIT, ReasonCode.GLOBAL_RATE_LIMIT);

  /** Returns what follows from what was judged, in claim order. */
  public static LimitedUntil of(List<PlannedSend> judged) {
    Map<IdentityId, Instant> senders = new HashMap<>();
    for (PlannedSend send : judged) {
      if (send.reason() == ReasonCode.SENDER_RATE_LIMIT) {
        senders.putIfAbsent(send.outcome().identity(), send.deciding().until().orElseThrow());
      }
    }
    return new LimitedUntil(senders, ofAll(judged));
  }

  /** Where all together are limited, until the first of those that were deferred may go. */
  private static Optional<Instant> ofAll(List<PlannedSend> judged) {
    return judged.stream().anyMatch(send -> OF_ALL.contains(send.reason()))
        ? judged.stream()
            .map(PlannedSend::deciding)
            .filter(verdict -> verdict.kind() == VerdictKind.DEFER)
            .map(Verdict::until)
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder())
        : Optional.empty();
  }
}
