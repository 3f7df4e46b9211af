package dev.engagement.adapter.jdbi.queue;

import dev.engagement.adapter.jdbi.session.Cells;
import dev.engagement.adapter.jdbi.session.Cells.Codes;
import dev.engagement.adapter.jdbi.session.Columns;
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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** A queue item as a row. */
final class ItemRows {

  /** Every column, of a table that goes by {@code q}. */
  static final String COLUMNS =
      """
      q.tenant_id, q.id, q.enrollment_id, q.recipient_id, q.sequence_id, q.step_id, q.due_at,
      q.created_at, q.finished_at, q.leased_until, q.epoch, q.step_order, q.attempts, q.state,
      q.leased_by, q.reason
      """;

  private static final Codes<QueueItemState> STATES =
      Codes.of(QueueItemState.values(), QueueItemState::code);
  private static final Codes<ReasonCode> REASONS = Codes.of(ReasonCode.values(), ReasonCode::code);

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
        .longs("fromEpochs", ItemMove::epoch)
        .longs("epochs", move -> move.after().epoch())
        .texts("states", move -> move.after().state().code())
        .instants("dueAt", move -> move.after().dueAt())
        .integers("attempts", move -> move.after().attempts())
        .texts("leasedBy", move -> move.after().lease().map(Lease::worker).orElse(null))
        .instants("leasedUntil", move -> move.after().lease().map(Lease::until).orElse(null))
        .texts("reasons", move -> move.after().reason().map(ReasonCode::code).orElse(null))
        .instants("finishedAt", move -> move.after().finishedAt().orElse(null));
  }

  static QueueItem item(ResultSet row, StatementContext context) throws SQLException {
    return new QueueItem(
        Cells.id(row, "tenant_id", TenantId::new),
        Cells.id(row, "id", QueueItemId::new),
        Cells.id(row, "enrollment_id", EnrollmentId::new),
        Cells.id(row, "recipient_id", RecipientId::new),
        Cells.id(row, "sequence_id", SequenceId::new),
        Cells.id(row, "step_id", StepId::new),
        row.getInt("step_order"),
        STATES.in(row, "state"),
        Cells.instant(row, "due_at"),
        row.getInt("attempts"),
        row.getLong("epoch"),
        lease(row),
        REASONS.optionalIn(row, "reason"),
        Cells.instant(row, "created_at"),
        Cells.optionalInstant(row, "finished_at"));
  }

  private static Optional<Lease> lease(ResultSet row) throws SQLException {
    String worker = row.getString("leased_by");
    return Cells.optionalInstant(row, "leased_until").map(until -> new Lease(worker, until));
  }
}
