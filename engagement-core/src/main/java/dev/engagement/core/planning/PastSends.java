package dev.engagement.core.planning;

import dev.engagement.ports.planning.ContactSend;
import dev.engagement.ports.planning.DailyCount;
import dev.engagement.ports.planning.LastSends;
import dev.engagement.ports.queue.QueueItemId;
import java.util.Collection;
import java.util.Map;

/** What was sent before. */
interface PastSends {

  /** Returns the counts; one that is 0 may be left out. */
  Map<DailyCount, Integer> counts(Collection<DailyCount> counts);

  /** Returns when each contact last had mail; who never had any may be left out. */
  Map<QueueItemId, LastSends> lastSends(Collection<ContactSend> sends);
}
