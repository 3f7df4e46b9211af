package dev.engagement.core.planning;

import dev.engagement.ports.guardrail.RateCounter;
import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where the facts come from by which items are judged. */
interface FactSource {

  /**
   * Returns the facts of each item.
   *
   * @param earlier what an earlier run has rendered for these items
   */
  GatheredFacts gather(List<QueueItem> items, Map<QueueItemId, SendFacts> earlier);

  /** Returns what the counters of rate limits become when these mails go now. */
  Map<RateCounter, RateUse> taking(Collection<PlannedSend> going);
}
