package dev.engagement.core.sending;

import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What a worker leaves alone for a while, because it could not send it now anyway. Safe for
 * concurrent use.
 */
final class Rest {

  private final Map<IdentityId, Instant> senders = new ConcurrentHashMap<>();
  private final Map<TenantId, Instant> tenants = new ConcurrentHashMap<>();
  private final Map<TenantId, Instant> idle = new ConcurrentHashMap<>();

  /** Leaves a sender alone until the instant. */
  void sender(IdentityId sender, Instant until) {
    senders.merge(sender, until, Rest::later);
  }

  /** Leaves a tenant alone until the instant. */
  void tenant(TenantId tenant, Instant until) {
    tenants.merge(tenant, until, Rest::later);
  }

  /** Leaves a tenant alone until the instant, or until it is woken. */
  void idle(TenantId tenant, Instant until) {
    idle.merge(tenant, until, Rest::later);
  }

  /** Ends what {@link #idle} began. */
  void wake(TenantId tenant) {
    idle.remove(tenant);
  }

  /** Returns whether a sender is left alone, or its tenant is, other than for want of work. */
  boolean holds(TenantId tenant, IdentityId sender, Instant now) {
    forget(now);
    return tenants.containsKey(tenant) || senders.containsKey(sender);
  }

  /** Returns the senders that are left alone. */
  Set<IdentityId> senders(Instant now) {
    forget(now);
    return Set.copyOf(senders.keySet());
  }

  /** Returns the tenants that are left alone. */
  Set<TenantId> tenants(Instant now) {
    forget(now);
    Set<TenantId> resting = new HashSet<>(tenants.keySet());
    resting.addAll(idle.keySet());
    return resting;
  }

  /** Returns when the first of them is looked at again, or empty if none is left alone. */
  Optional<Instant> firstEnd(Instant now) {
    forget(now);
    return Stream.of(senders, tenants, idle)
        .flatMap(resting -> resting.values().stream())
        .min(Comparator.naturalOrder());
  }

  private void forget(Instant now) {
    senders.values().removeIf(until -> !until.isAfter(now));
    tenants.values().removeIf(until -> !until.isAfter(now));
    idle.values().removeIf(until -> !until.isAfter(now));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
