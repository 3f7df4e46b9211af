package dev.engagement.core.sending;

import dev.engagement.core.queue.QueueItemLifecycle;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.mail.Message;
import dev.engagement.ports.queue.ItemMove;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parks items of which nothing showed in time, so that a person decides about them. */
final class Parking {

  private final Stores stores;
  private final ChangeWriter writer;
  private final ItemEntries entries;
  private final Duration horizon;

  Parking(Stores stores, ChangeWriter writer, ItemEntries entries, Duration horizon) {
    this.stores = stores;
    this.writer = writer;
    this.entries = entries;
    this.horizon = horizon;
  }

  /** Returns the changes of those that are parked; the others are looked at again later. */
  List<ItemChange> park(TenantId tenant, List<QueueItem> silent, Instant now) {
    return silent.isEmpty()
        ? List.of()
        : stores.unitOfWork().inOne(tenant, () -> parkInUnit(tenant, silent, now));
  }

  private List<ItemChange> parkInUnit(TenantId tenant, List<QueueItem> silent, Instant now) {
    Map<QueueItemId, Message> lost =
        stores.messages().findByItems(tenant, silent.stream().map(QueueItem::id).toList());
    List<ItemChange> changes =
        silent.stream().map(item -> change(item, lost.get(item.id()), now)).toList();
    return writer.write(tenant, changes, now).stream().filter(Parking::parks).toList();
  }

  private ItemChange change(QueueItem item, @Nullable Message lost, Instant now) {
    return Optional.ofNullable(lost)
        .flatMap(message -> Looks.next(message.at(), now, horizon))
        .map(look -> ItemChange.of(QueueItemLifecycle.lookAgain(item, look)))
        .orElseGet(() -> parked(item, now));
  }

  private static boolean parks(ItemChange change) {
    return change.move().after().state() == QueueItemState.PARKED;
  }

  private ItemChange parked(QueueItem item, Instant now) {
    ItemMove move = QueueItemLifecycle.park(item);
    return ItemChange.of(move)
        .telling(entries.of(AuditEventType.PARKED, move.after(), move.after().reason(), now));
  }
}
