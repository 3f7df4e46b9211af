package dev.engagement.adapter.jdbi.queue;

import dev.engagement.adapter.jdbi.session.Columns;
import dev.engagement.ports.queue.ItemMove;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.tenant.TenantId;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Keeps the list of items whose outcome is unknown in step with the queue. */
final class UnconfirmedItems {

  private static final String ADD =
      """
      INSERT INTO engagement.unconfirmed_item (tenant_id, item_id, enrollment_id, due_at)
      SELECT :tenant, n.item_id, n.enrollment_id, n.due_at
        FROM unnest(:ids, :enrollments, :due) AS n (item_id, enrollment_id, due_at)
       ORDER BY n.item_id
      ON CONFLICT (tenant_id, item_id) DO UPDATE SET due_at = excluded.due_at
      """;

  private static final String REMOVE =
      "DELETE FROM engagement.unconfirmed_item WHERE tenant_id = :tenant AND item_id = ANY (:ids)";

  private final Handle handle;
  private final TenantId tenant;

  UnconfirmedItems(Handle handle, TenantId tenant) {
    this.handle = handle;
    this.tenant = tenant;
  }

  /** Takes in those of the items that are unconfirmed. */
  void add(List<QueueItem> items) {
    List<QueueItem> unconfirmed =
        items.stream().filter(item -> item.state() == QueueItemState.UNCONFIRMED).toList();
    if (!unconfirmed.isEmpty()) {
      Columns.of(unconfirmed)
          .uuids("ids", item -> item.id().value())
          .uuids("enrollments", item -> item.enrollment().value())
          .instants("due", QueueItem::dueAt)
          .bindTo(handle.createUpdate(ADD))
          .bind("tenant", tenant)
          .execute();
    }
  }

  /** Follows those of the moves that were made. */
  void follow(List<ItemMove> moves, Set<QueueItemId> moved) {
    List<ItemMove> made = moves.stream().filter(move -> moved.contains(move.after().id())).toList();
    add(made.stream().map(ItemMove::after).toList());
    remove(made.stream().filter(UnconfirmedItems::confirms).map(ItemMove::after).toList());
  }

  private static boolean confirms(ItemMove move) {
    return move.from() == QueueItemState.UNCONFIRMED
        && move.after().state() != QueueItemState.UNCONFIRMED;
  }

  private void remove(List<QueueItem> items) {
    if (!items.isEmpty()) {
      Columns.of(items)
          .uuids("ids", item -> item.id().value())
          .bindTo(handle.createUpdate(REMOVE))
          .bind("tenant", tenant)
          .execute();
    }
  }
}
