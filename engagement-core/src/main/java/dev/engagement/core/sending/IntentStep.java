package dev.engagement.core.sending;

import dev.engagement.core.guardrail.GlobalTokens;
import dev.engagement.core.planning.PlanRun;
import dev.engagement.core.planning.PlannedSend;
import dev.engagement.core.planning.SendPlanner;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes down, for a micro-batch that was claimed before, that it is about to go on the wire. What
 * is not written down is not sent.
 */
final class IntentStep {

  private final Stores stores;
  private final SendPlanner planner;
  private final Announcer announcer;
  private final GlobalTokenStep globalTokens;
  private final boolean sending;

  IntentStep(
      Stores stores,
      SendPlanner planner,
      Announcer announcer,
      GlobalTokenStep globalTokens,
      boolean sending) {
    this.stores = stores;
    this.planner = planner;
    this.announcer = announcer;
    this.globalTokens = globalTokens;
    this.sending = sending;
  }

  /** Writes intents, and nothing else: what is refused is written once the others are sent. */
  Intended intend(TenantId tenant, List<PlannedSend> batch, Instant now) {
    GlobalTokens tokens = globalTokens.take(batch.size(), now);
    return stores.unitOfWork().inOne(tenant, () -> intendInUnit(tenant, batch, tokens, now));
  }

  private Intended intendInUnit(
      TenantId tenant, List<PlannedSend> batch, GlobalTokens tokens, Instant now) {
    List<PlannedSend> held = stillHeld(tenant, batch, now);
    Map<QueueItemId, QueueItem> items = new HashMap<>();
    held.forEach(send -> items.put(send.item().id(), send.item()));
    PlanRun run = planner.startLocked(tenant, now, sending, tokens);
    return announcer.announce(run, run.replan(held, items), Map.of(), tokens);
  }

  private List<PlannedSend> stillHeld(TenantId tenant, List<PlannedSend> batch, Instant now) {
    Map<QueueItemId, QueueItem> rows =
        stores.queue().lock(tenant, batch.stream().map(send -> send.item().id()).toList());
    return batch.stream()
        .filter(send -> isHeld(rows.get(send.item().id()), send.item(), now))
        .toList();
  }

  private boolean isHeld(@Nullable QueueItem row, QueueItem claimed, Instant now) {
    return row != null
        && row.state() == QueueItemState.CLAIMED
        && row.epoch() == claimed.epoch()
        && row.lease().filter(lease -> lease.until().isAfter(now)).isPresent();
  }
}
