package dev.engagement.core.sending;

import dev.engagement.core.planning.PlannedSend;
import dev.engagement.core.planning.SendPlanner;
import dev.engagement.core.queue.QueueItemLifecycle;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.queue.ItemMove;
import dev.engagement.ports.queue.OpenScopes;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes items back from workers that went away, and looks for evidence of those whose outcome is
 * unknown.
 */
final class RescueStep {

  private static final Set<QueueItemState> UNCONFIRMED = Set.of(QueueItemState.UNCONFIRMED);

  private final Stores stores;
  private final SendPlanner planner;
  private final OutcomeChanges outcomes;
  private final DeliverStep providers;
  private final SettleStep settle;
  private final ChangeWriter writer;
  private final ItemEntries entries;
  private final int limit;

  RescueStep(
      Stores stores,
      SendPlanner planner,
      OutcomeChanges outcomes,
      DeliverStep providers,
      SettleStep settle,
      ChangeWriter writer,
      ItemEntries entries,
      int limit) {
    this.stores = stores;
    this.planner = planner;
    this.outcomes = outcomes;
    this.providers = providers;
    this.settle = settle;
    this.writer = writer;
    this.entries = entries;
    this.limit = limit;
  }

  List<ItemChange> rescue(TenantId tenant, Instant now) {
    List<ItemChange> written = new ArrayList<>();
    List<PlannedSend> lost = takeBack(tenant, now, written);
    List<PlannedSend> overdue = overdue(tenant, now);
    written.addAll(settle.settle(tenant, providers.evidence(tenant, lost), now));
    List<Delivered> shown = providers.evidence(tenant, overdue);
    written.addAll(settle.settle(tenant, shown, now));
    written.addAll(park(tenant, overdue, shown, now));
    return written;
  }

  private List<PlannedSend> takeBack(TenantId tenant, Instant now, List<ItemChange> written) {
    return stores
        .unitOfWork()
        .inOne(
            tenant,
            () -> {
              List<QueueItem> expired = stores.queue().expired(tenant, now, limit);
              if (expired.isEmpty()) {
                return List.of();
              }
              List<PlannedSend> planned = planner.start(tenant, now, true).plan(expired);
              List<ItemChange> changes =
                  planned.stream().map(send -> takenBack(send, now)).toList();
              written.addAll(writer.write(tenant, changes, now));
              return lost(planned, written);
            });
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
    List<PlannedSend> lost = new ArrayList<>();
    for (PlannedSend send : planned) {
      QueueItem item = unconfirmed.get(send.item().id());
      if (item != null) {
        lost.add(IntentStep.withItem(send, item));
      }
    }
    return lost;
  }

  private List<PlannedSend> overdue(TenantId tenant, Instant now) {
    return stores
        .unitOfWork()
        .inOne(
            tenant,
            () -> {
              List<QueueItem> items =
                  stores
                      .queueView()
                      .due(tenant, OpenScopes.ALL, UNCONFIRMED, now, Optional.empty(), limit);
              return items.isEmpty() ? List.of() : planner.start(tenant, now, true).plan(items);
            });
  }

  private List<ItemChange> park(
      TenantId tenant, List<PlannedSend> overdue, List<Delivered> shown, Instant now) {
    Set<QueueItemId> known = new HashSet<>();
    shown.forEach(one -> known.add(one.send().item().id()));
    List<ItemChange> changes =
        overdue.stream()
            .filter(send -> !known.contains(send.item().id()))
            .map(send -> parked(send.item(), now))
            .toList();
    return changes.isEmpty()
        ? List.of()
        : stores.unitOfWork().inOne(tenant, () -> writer.write(tenant, changes, now));
  }

  private ItemChange parked(QueueItem item, Instant now) {
    ItemMove move = QueueItemLifecycle.park(item);
    return ItemChange.of(move)
        .telling(entries.of(AuditEventType.PARKED, move.after(), move.after().reason(), now));
  }
}
