package dev.engagement.core.planning;

import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.identity.IdentityId;
import java.time.Duration;
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

  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** Returns what follows from what was judged, in claim order. */
  public static LimitedUntil of(List<PlannedSend> judged, Instant now) {
    Map<IdentityId, Instant> senders = new HashMap<>();
    for (PlannedSend send : judged) {
      if (send.reason() == ReasonCode.SENDER_RATE_LIMIT) {
        Instant until = send.deciding().until().orElseThrow();
        senders.putIfAbsent(send.outcome().identity(), soon(until, now));
      }
    }
    return new LimitedUntil(senders, ofAll(judged).map(until -> soon(until, now)));
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

  /** A limit may be raised, so that it is looked at again before it lets anything go. */
  private static Instant soon(Instant until, Instant now) {
    Instant look = now.plus(LONGEST);
    return until.isBefore(look) ? until : look;
  }
}
