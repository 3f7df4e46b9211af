package dev.engagement.ports.planning;

import dev.engagement.ports.DrivenPort;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * Counts what was sent, for cooldowns and daily caps. Every method is confined to the tenant it is
 * given. A count or a last send is written with the intent to send, so that two workers never both
 * pass.
 */
@DrivenPort
public interface SendHistory {

  /**
   * Returns when each contact last had mail; an item whose contact never had any may be left out.
   */
  Map<QueueItemId, LastSends> lastSends(TenantId tenant, Collection<ContactSend> sends);

  /**
   * Like {@link #lastSends}, and keeps other writers away from these contacts until the unit of
   * work ends.
   */
  Map<QueueItemId, LastSends> lockLastSends(TenantId tenant, Collection<ContactSend> sends);

  /** Writes down that the contacts have mail now. No contact is named twice. */
  void recordSends(TenantId tenant, Collection<ContactSend> sends, Instant at);

  /** Returns the counts; one that is 0 may be left out. */
  Map<DailyCount, Integer> counts(TenantId tenant, Collection<DailyCount> counts);

  /** Like {@link #counts}, and keeps other writers away from them until the unit of work ends. */
  Map<DailyCount, Integer> lockCounts(TenantId tenant, Collection<DailyCount> counts);

  /** Adds to the counts, or takes away from them where an attempt was provably not taken. */
  void addToCounts(TenantId tenant, Map<DailyCount, Integer> changes);
}
