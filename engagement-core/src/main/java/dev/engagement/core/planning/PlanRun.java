package dev.engagement.core.planning;

import dev.engagement.ports.guardrail.RateCounter;
import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One plan, made for one instant and item by item in claim order. What it has planned counts for
 * the caps and cooldowns of what it plans after that, over all calls. Sequences, senders and
 * templates are read once in a run. Not safe for concurrent use.
 */
public final class PlanRun {

  private final Instant now;
  private final FactSource gatherer;
  private final Projection projection;
  private final SendJudge judge;

  PlanRun(Instant now, FactSource gatherer, Projection projection) {
    this.now = now;
    this.gatherer = gatherer;
    this.projection = projection;
    this.judge = new SendJudge(now, projection);
  }

  /** Returns the instant for which it plans. */
  public Instant now() {
    return now;
  }

  /**
   * Plans items, each for the run's instant or, where it is due later, for when it is due. Costs a
   * fixed number of statements, however many items there are.
   */
  public List<PlannedSend> plan(List<QueueItem> itemsInClaimOrder) {
    return plan(itemsInClaimOrder, Map.of());
  }

  /**
   * Plans again what an earlier run has planned, as the items are now, on facts read anew; what was
   * rendered is kept where the template is the same. Items that are not there any more are left
   * out.
   */
  public List<PlannedSend> replan(List<PlannedSend> earlier, Map<QueueItemId, QueueItem> itemsNow) {
    List<QueueItem> items = new ArrayList<>(earlier.size());
    Map<QueueItemId, SendFacts> rendered = new HashMap<>();
    for (PlannedSend planned : earlier) {
      QueueItem item = itemsNow.get(planned.item().id());
      if (item != null) {
        items.add(item);
        rendered.put(item.id(), planned.facts());
      }
    }
    return plan(items, rendered);
  }

  /**
   * Returns what the counters of rate limits become when these mails go at the run's instant. Only
   * in a locked run may they be written.
   */
  public Map<RateCounter, RateUse> taking(Collection<PlannedSend> going) {
    return gatherer.taking(going);
  }

  private List<PlannedSend> plan(List<QueueItem> items, Map<QueueItemId, SendFacts> rendered) {
    if (items.isEmpty()) {
      return List.of();
    }
    GatheredFacts gathered = gatherer.gather(items, rendered);
    projection.knowCounts(gathered.counts());
    projection.knowUses(gathered.uses());
    List<PlannedSend> planned = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      planned.add(judge.judge(items.get(i), gathered.facts().get(i)));
    }
    return planned;
  }
}
