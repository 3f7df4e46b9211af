package dev.engagement.adapter.jdbi.queue;

import dev.engagement.adapter.jdbi.session.Columns;
import dev.engagement.adapter.jdbi.session.Rows;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.queue.ItemMove;
import dev.engagement.ports.queue.Lease;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.StepId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;

/** A queue item as a row. */
final class ItemRows {

  /** Every column, of a table that goes by {@code q}. */
  static final String COLUMNS =
      """
      q.tenant_id, q.id, q.enrollment_id, q.recipient_id, q.sequence_id, q.step_id, q.due_at,
      q.created_at, q.finished_at, q.leased_until, q.epoch, q.step_order, q.attempts, q.state,
      q.leased_by, q.reason
      """;

  private ItemRows() {}

  static Columns<QueueItem> columns(List<QueueItem> items) {
    return Columns.of(items)
        .uuids("ids", item -> item.id().value())
        .uuids("enrollments", item -> item.enrollment().value())
        .uuids("recipients", item -> item.recipient().value())
        .uuids("sequences", item -> item.sequence().value())
        .uuids("steps", item -> item.step().value())
        .instants("dueAt", QueueItem::dueAt)
        .instants("createdAt", QueueItem::createdAt)
        .instants("finishedAt", item -> item.finishedAt().orElse(null))
        .instants("leasedUntil", item -> item.lease().map(Lease::until).orElse(null))
        .longs("epochs", QueueItem::epoch)
        .integers("stepOrders", QueueItem::stepOrder)
        .integers("attempts", QueueItem::attempts)
        .texts("states", item -> item.state().code())
        .texts("leasedBy", item -> item.lease().map(Lease::worker).orElse(null))
        .texts("reasons", item -> item.reason().map(ReasonCode::code).orElse(null));
  }

  static Columns<ItemMove> moves(List<ItemMove> moves) {
    return Columns.of(moves)
        .uuids("ids", move -> move.after().id().value())
        .texts("from", move -> move.from().code())
        .longs("epochs", move -> move.after().epoch())
        .texts("states", move -> move.after().state().code())
        .instants("dueAt", move -> move.after().dueAt())
        .integers("attempts", move -> move.after().attempts())
        .texts("leasedBy", move -> move.after().lease().map(Lease::worker).orElse(null))
        .instants("leasedUntil", move -> move.after().lease().map(Lease::until).orElse(null))
        .texts("reasons", move -> move.after().reason().map(ReasonCode::code).orElse(null))
        .instants("finishedAt", move -> move.after().finishedAt().orElse(null));
  }

  static QueueItem item(RowView row) {
    return new QueueItem(
        row.getColumn("tenant_id", TenantId.class),
        row.getColumn("id", QueueItemId.class),
        row.getColumn("enrollment_id", EnrollmentId.class),
        row.getColumn("recipient_id", RecipientId.class),
        row.getColumn("sequence_id", SequenceId.class),
        row.getColumn("step_id", StepId.class),
        row.getColumn("step_order", Integer.class),
        row.getColumn("state", QueueItemState.class),
        row.getColumn("due_at", Instant.class),
        row.getColumn("attempts", Integer.class),
        row.getColumn("epoch", Long.class),
        lease(row),
        Rows.optional(row, "reason", ReasonCode.class),
        row.getColumn("created_at", Instant.class),
        Rows.optional(row, "finished_at", Instant.class));
  }

  private static Optional<Lease> lease(RowView row) {
    return Rows.optional(row, "leased_until", Instant.class)
        .map(until -> new Lease(row.getColumn("leased_by", String.class), until));
  }
}
