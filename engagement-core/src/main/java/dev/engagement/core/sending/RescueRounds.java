package dev.engagement.core.sending;

import dev.engagement.ports.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When a worker last looked for what others left behind. Leases last for minutes: a tenant whose
 * turn comes many times a second need not be looked through at each. Not safe for concurrent use.
 */
final class RescueRounds {

  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private final Map<TenantId, Instant> looked = new LinkedHashMap<>();

  /** Returns whether it is time to look, and if so, remembers that this is done now. */
  boolean begin(TenantId tenant, Instant now) {
    forgetOld(now);
    Instant last = looked.get(tenant);
    if (last != null && !isOver(last, now)) {
      return false;
    }
    looked.remove(tenant);
    looked.put(tenant, now);
    return true;
  }

  /** The oldest come first. */
  private void forgetOld(Instant now) {
    Iterator<Instant> oldest = looked.values().iterator();
    while (oldest.hasNext() && isOver(oldest.next(), now)) {
      oldest.remove();
    }
  }

  /** A clock that was set back makes nothing last longer. */
  private static boolean isOver(Instant looked, Instant now) {
    return now.isBefore(looked) || !now.isBefore(looked.plus(BETWEEN));
  }
}
