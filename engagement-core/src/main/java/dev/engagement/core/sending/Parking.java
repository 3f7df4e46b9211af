package dev.engagement.core.sending;

import dev.engagement.core.queue.QueueItemLifecycle;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.queue.ItemMove;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.ports.tenant.UnitOfWork;
import java.time.Instant;
import java.util.List;

/** Parks items, so that a person decides about them. */
final class Parking {

  private final UnitOfWork unitOfWork;
  private final ChangeWriter writer;
  private final ItemEntries entries;

  Parking(UnitOfWork unitOfWork, ChangeWriter writer, ItemEntries entries) {
    this.unitOfWork = unitOfWork;
    this.writer = writer;
    this.entries = entries;
  }

  List<ItemChange> park(TenantId tenant, List<QueueItem> items, Instant now) {
    List<ItemChange> changes = items.stream().map(item -> parked(item, now)).toList();
    return changes.isEmpty()
        ? List.of()
        : unitOfWork.inOne(tenant, () -> writer.write(tenant, changes, now));
  }

  private ItemChange parked(QueueItem item, Instant now) {
    ItemMove move = QueueItemLifecycle.park(item);
    return ItemChange.of(move)
        .telling(entries.of(AuditEventType.PARKED, move.after(), move.after().reason(), now));
  }
}
