package dev.engagement.core.sending;

import dev.engagement.core.planning.PlannedSend;
import dev.engagement.core.planning.SendPlanner;
import dev.engagement.core.queue.QueueItemLifecycle;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.queue.DuePosition;
import dev.engagement.ports.queue.ItemMove;
import dev.engagement.ports.queue.OpenScopes;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Plans what is due while sending is switched off: items stay where they are, and a verdict that
 * changed is audited. Each tenant is gone through from the front to the back, once a minute at the
 * most.
 */
final class Rehearsal {

  private static final Duration PAUSE = Duration.ofMinutes(1);

  /**
   * Where a tenant's rehearsal stands: after which place it goes on, and not before when it begins
   * again.
   */
  private record Place(Optional<DuePosition> after, Instant notBefore) {}

  private final Stores stores;
  private final SendPlanner planner;
  private final Gate gate;
  private final ChangeWriter writer;
  private final ItemEntries entries;
  private final int limit;
  private final Map<TenantId, Place> places = new ConcurrentHashMap<>();

  Rehearsal(
      Stores stores,
      SendPlanner planner,
      Gate gate,
      ChangeWriter writer,
      ItemEntries entries,
      int limit) {
    this.stores = stores;
    this.planner = planner;
    this.gate = gate;
    this.writer = writer;
    this.entries = entries;
    this.limit = limit;
  }

  void rehearse(TenantId tenant, Instant now) {
    Place place = places.getOrDefault(tenant, new Place(Optional.empty(), now));
    if (place.notBefore().isAfter(now)) {
      return;
    }
    Optional<DuePosition> last =
        stores.unitOfWork().inOne(tenant, () -> rehearseInUnit(tenant, place.after(), now));
    places.put(tenant, new Place(last, last.isPresent() ? now : now.plus(PAUSE)));
  }

  private Optional<DuePosition> rehearseInUnit(
      TenantId tenant, Optional<DuePosition> after, Instant now) {
    OpenScopes open = gate.open(tenant);
    List<QueueItem> items =
        stores.queueView().due(tenant, open, QueueItemLifecycle.WAITING, now, after, limit);
    if (items.isEmpty()) {
      stores.schedule().review(tenant, open, now);
      return Optional.empty();
    }
    List<ItemChange> changes = new ArrayList<>();
    for (PlannedSend send : planner.start(tenant, now, true).plan(items)) {
      noted(send, now).ifPresent(changes::add);
    }
    writer.write(tenant, changes, now);
    return items.size() < limit
        ? Optional.empty()
        : Optional.of(DuePosition.of(items.get(items.size() - 1)));
  }

  private Optional<ItemChange> noted(PlannedSend send, Instant now) {
    ReasonCode verdict = send.deciding().code();
    if (send.item().reason().equals(Optional.of(verdict))) {
      return Optional.empty();
    }
    ItemMove move = QueueItemLifecycle.note(send.item(), verdict);
    return Optional.of(
        ItemChange.of(move)
            .telling(entries.of(type(send), move.after(), Optional.of(verdict), now)));
  }

  private static AuditEventType type(PlannedSend send) {
    return switch (send.deciding().kind()) {
      case DENY -> AuditEventType.SKIPPED;
      case INVALID -> AuditEventType.FAILED_VALIDATION;
      case HOLD -> AuditEventType.HELD;
      case DEFER -> AuditEventType.DEFERRED;
      case ALLOW -> AuditEventType.WOULD_SEND;
    };
  }
}
