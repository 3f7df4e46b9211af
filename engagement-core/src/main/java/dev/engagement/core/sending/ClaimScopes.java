package dev.engagement.core.sending;

import dev.engagement.core.planning.LimitedUntil;
import dev.engagement.core.planning.PlannedSend;
import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.queue.OpenScopes;
import dev.engagement.ports.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Knows what a claim takes, and rests from what it found could not go. */
final class ClaimScopes {

  private static final Duration NO_SENDER = Duration.ofSeconds(10);
  private static final Duration NOTHING_ELSE = Duration.ofSeconds(1);
  private static final Duration OTHERS = Duration.ofMillis(250);

  private final Gate gate;
  private final Rest rest;

  ClaimScopes(Gate gate, Rest rest) {
    this.gate = gate;
    this.rest = rest;
  }

  /** Returns what people leave open. Inside an open unit of work of the tenant. */
  OpenScopes open(TenantId tenant) {
    return gate.open(tenant);
  }

  /** Returns the senders of which nothing is claimed: those that rest or are on their way. */
  Set<IdentityId> resting(Set<IdentityId> busy, Instant now) {
    Set<IdentityId> resting = new HashSet<>(busy);
    resting.addAll(rest.senders(now));
    return resting;
  }

  /**
   * Where nothing could be claimed though something may be due, it is not asked at every turn; more
   * often where senders are busy, beside whom others may have something to send.
   */
  void nothing(TenantId tenant, Set<IdentityId> busy, Instant now) {
    Optional<Instant> end = rest.firstEnd(now);
    Instant later = now.plus(busy.isEmpty() ? NOTHING_ELSE : OTHERS);
    if (end.isPresent() || !busy.isEmpty()) {
      rest.idle(tenant, end.filter(first -> first.isBefore(later)).orElse(later));
    }
  }

  /** Rests from the senders and tenants that these, judged in claim order, cannot go from now. */
  void judged(TenantId tenant, List<PlannedSend> judged, Instant now) {
    for (PlannedSend send : judged) {
      Verdict verdict = send.deciding();
      if (verdict.kind() == VerdictKind.HOLD && verdict.guardrail() == GuardrailName.IDENTITY) {
        rest.sender(send.outcome().identity(), now.plus(NO_SENDER));
      }
    }
    LimitedUntil limited = LimitedUntil.of(judged, now);
    limited.senders().forEach(rest::sender);
    limited.tenant().ifPresent(until -> rest.tenant(tenant, until));
  }
}
