package dev.engagement.core.planning;

import dev.engagement.ports.planning.ContactSend;
import dev.engagement.ports.planning.DailyCount;
import dev.engagement.ports.planning.LastSends;
import dev.engagement.ports.planning.SendHistory;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.tenant.TenantId;
import java.util.Collection;
import java.util.Map;

/**
 * What a store says of a tenant's mail.
 *
 * @param locked whether other writers are kept away from what is read
 */
record StoredSends(SendHistory store, TenantId tenant, boolean locked) implements PastSends {

  @Override
  public Map<DailyCount, Integer> counts(Collection<DailyCount> counts) {
    return locked ? store.lockCounts(tenant, counts) : store.counts(tenant, counts);
  }

  @Override
  public Map<QueueItemId, LastSends> lastSends(Collection<ContactSend> sends) {
    return locked ? store.lockLastSends(tenant, sends) : store.lastSends(tenant, sends);
  }
}
