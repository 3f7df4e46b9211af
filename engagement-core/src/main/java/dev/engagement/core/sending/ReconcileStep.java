package dev.engagement.core.sending;

import dev.engagement.core.planning.PlannedSend;
import dev.engagement.core.planning.SendPlanner;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.queue.OpenScopes;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for evidence of items whose outcome is unknown, and parks those for which none came in
 * time.
 */
final class ReconcileStep {

  private static final Set<QueueItemState> UNCONFIRMED = Set.of(QueueItemState.UNCONFIRMED);

  private final Stores stores;
  private final SendPlanner planner;
  private final DeliverStep providers;
  private final SettleStep settle;
  private final Parking parking;
  private final int limit;

  ReconcileStep(
      Stores stores,
      SendPlanner planner,
      DeliverStep providers,
      SettleStep settle,
      Parking parking,
      int limit) {
    this.stores = stores;
    this.planner = planner;
    this.providers = providers;
    this.settle = settle;
    this.parking = parking;
    this.limit = limit;
  }

  /** Asks for evidence of items that were lost just now. */
  List<ItemChange> reconcile(TenantId tenant, List<PlannedSend> lost, Instant now) {
    return settle.settle(tenant, providers.evidence(tenant, lost), now);
  }

  /** Returns unconfirmed items for which evidence is to be looked for again. */
  List<PlannedSend> overdue(TenantId tenant, Instant now) {
    return stores.unitOfWork().inOne(tenant, () -> overdueInUnit(tenant, now));
  }

  private List<PlannedSend> overdueInUnit(TenantId tenant, Instant now) {
    List<QueueItem> items =
        stores.queueView().due(tenant, OpenScopes.ALL, UNCONFIRMED, now, Optional.empty(), limit);
    return items.isEmpty() ? List.of() : planner.start(tenant, now, true).plan(items);
  }

  /**
   * Asks for evidence of items whose time has come again, and parks those of which nothing showed
   * to the end of their horizon.
   */
  List<ItemChange> close(TenantId tenant, List<PlannedSend> overdue, Instant now) {
    if (overdue.isEmpty()) {
      return List.of();
    }
    List<Delivered> shown = providers.evidence(tenant, overdue);
    List<ItemChange> written = new ArrayList<>(settle.settle(tenant, shown, now));
    Set<QueueItemId> known = new HashSet<>();
    shown.forEach(one -> known.add(one.send().item().id()));
    written.addAll(
        parking.park(
            tenant,
            overdue.stream()
                .map(PlannedSend::item)
                .filter(item -> !known.contains(item.id()))
                .toList(),
            now));
    return written;
  }
}
