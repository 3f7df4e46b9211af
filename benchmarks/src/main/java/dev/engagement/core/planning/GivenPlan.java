package dev.engagement.core.planning;

import dev.engagement.core.guardrail.RateLimit;
import dev.engagement.core.guardrail.RunConditions;
import dev.engagement.ports.guardrail.RateCounter;
import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Plans on facts that are given, each time in a run of its own: nothing but the planner and the
 * guardrails does any work. It is in this package because nobody but a measurement needs to tell
 * gathering and judging apart.
 */
public final class GivenPlan implements FactSource {

  private final RunConditions conditions;
  private final List<QueueItem> items;
  private final GatheredFacts facts;

  /**
   * @param planned what a run over stores has planned; its facts are given to every further one
   */
  public GivenPlan(List<PlannedSend> planned) {
    this.conditions = planned.get(0).facts().conditions();
    this.items = planned.stream().map(PlannedSend::item).toList();
    this.facts =
        new GatheredFacts(planned.stream().map(PlannedSend::facts).toList(), Map.of(), Map.of());
  }

  /** Plans all of them. */
  public List<PlannedSend> plan() {
    RateCounter global = conditions.rates().global();
    RateLimit limit =
        RateLimit.of(global, conditions.rates().window(global), RateUse.NONE, conditions.now());
    return new PlanRun(conditions.now(), this, new Projection(conditions, limit)).plan(items);
  }

  @Override
  public GatheredFacts gather(List<QueueItem> asked, Map<QueueItemId, SendFacts> earlier) {
    return facts;
  }

  @Override
  public Map<RateCounter, RateUse> taking(Collection<PlannedSend> going) {
    return Map.of();
  }
}
