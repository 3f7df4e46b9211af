package dev.engagement.adapter.jdbi.planning;

import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.planning.ContactSend;
import dev.engagement.ports.planning.DailyCount;
import dev.engagement.ports.planning.LastSends;
import dev.engagement.ports.planning.SendHistory;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

final class JdbiSendHistory implements SendHistory {

  private final Session session;

  JdbiSendHistory(Session session) {
    this.session = session;
  }

  @Override
  public Map<QueueItemId, LastSends> lastSends(TenantId tenant, Collection<ContactSend> sends) {
    return contacts(tenant).last(sends);
  }

  @Override
  public Map<QueueItemId, LastSends> lockLastSends(TenantId tenant, Collection<ContactSend> sends) {
    ContactSends contacts = contacts(tenant);
    contacts.lock(sends);
    return contacts.last(sends);
  }

  @Override
  public void recordSends(TenantId tenant, Collection<ContactSend> sends, Instant at) {
    contacts(tenant).record(sends, at);
  }

  private ContactSends contacts(TenantId tenant) {
    return new ContactSends(session.handle(tenant), tenant);
  }

  @Override
  public Map<DailyCount, Integer> counts(TenantId tenant, Collection<DailyCount> counts) {
    return daily(tenant).read(counts);
  }

  @Override
  public Map<DailyCount, Integer> lockCounts(TenantId tenant, Collection<DailyCount> counts) {
    return daily(tenant).lock(counts);
  }

  @Override
  public void addToCounts(TenantId tenant, Map<DailyCount, Integer> changes) {
    DailyCounts daily = daily(tenant);
    daily.lock(changes.keySet());
    daily.change(changes);
  }

  private DailyCounts daily(TenantId tenant) {
    return new DailyCounts(session.handle(tenant), tenant);
  }
}
