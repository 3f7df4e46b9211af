package dev.engagement.core.sending;

import dev.engagement.core.planning.PlannedSend;
import dev.engagement.core.planning.SendPlanner;
import dev.engagement.core.queue.QueueItemLifecycle;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Takes items back from workers that went away: what was not on the wire waits again, what may have
 * been is unconfirmed.
 */
final class TakeBackStep {

  private final Stores stores;
  private final SendPlanner planner;
  private final OutcomeChanges outcomes;
  private final ChangeWriter writer;
  private final int limit;

  TakeBackStep(
      Stores stores, SendPlanner planner, OutcomeChanges outcomes, ChangeWriter writer, int limit) {
    this.stores = stores;
    this.planner = planner;
    this.outcomes = outcomes;
    this.writer = writer;
    this.limit = limit;
  }

  /**
   * What came of it.
   *
   * @param lost what is unconfirmed now
   */
  record TakenBack(List<ItemChange> written, List<PlannedSend> lost) {}

  TakenBack takeBack(TenantId tenant, Instant now) {
    return stores.unitOfWork().inOne(tenant, () -> takeBackInUnit(tenant, now));
  }

  private TakenBack takeBackInUnit(TenantId tenant, Instant now) {
    List<QueueItem> expired = stores.queue().expired(tenant, now, limit);
    if (expired.isEmpty()) {
      return new TakenBack(List.of(), List.of());
    }
    List<PlannedSend> planned = planner.start(tenant, now, true).plan(expired);
    List<ItemChange> changes = planned.stream().map(send -> takenBack(send, now)).toList();
    List<ItemChange> written = writer.write(tenant, changes, now);
    return new TakenBack(written, lost(planned, written));
  }

  private ItemChange takenBack(PlannedSend send, Instant now) {
    QueueItem item = send.item();
    return item.state() == QueueItemState.CLAIMED
        ? ItemChange.of(QueueItemLifecycle.release(item, item.dueAt(), item.reason()))
        : outcomes.lost(item, send, now);
  }

  private static List<PlannedSend> lost(List<PlannedSend> planned, List<ItemChange> written) {
    Map<QueueItemId, QueueItem> unconfirmed = new HashMap<>();
    for (ItemChange change : written) {
      if (change.move().after().state() == QueueItemState.UNCONFIRMED) {
        unconfirmed.put(change.item(), change.move().after());
      }
    }
    return planned.stream()
        .filter(send -> unconfirmed.containsKey(send.item().id()))
        .map(send -> send.withItem(Objects.requireNonNull(unconfirmed.get(send.item().id()))))
        .toList();
  }
}
