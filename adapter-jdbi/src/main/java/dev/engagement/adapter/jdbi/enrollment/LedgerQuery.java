package dev.engagement.adapter.jdbi.enrollment;

import dev.engagement.adapter.jdbi.session.Rows;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.Ledger;
import dev.engagement.ports.enrollment.RecipientState;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.tenant.TenantId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** Counts the recipients of an enrollment by what became of them. */
final class LedgerQuery {

  /** An item in any other state says nothing that its recipient does not say. */
  private static final Set<QueueItemState> TELLING =
      Set.of(QueueItemState.SKIPPED, QueueItemState.UNCONFIRMED, QueueItemState.PARKED);

  /** Each item by its unique key: the enrollment would lead to all its items for each recipient. */
  private static final String COUNT =
      """
      SELECT r.state, r.end_reason, i.state AS item_state, count(*) AS recipients
        FROM engagement.recipient r
        LEFT JOIN engagement.queue_item i
          ON i.tenant_id = :tenant
         AND i.recipient_id = r.id
         AND i.step_id = r.current_step_id
         AND i.state = ANY (:telling)
       WHERE r.tenant_id = :tenant
         AND r.enrollment_id = :enrollment
       GROUP BY r.state, r.end_reason, i.state
      """;

  private enum Part {
    COMPLETED,
    SKIPPED,
    FAILED,
    CANCELLED,
    PENDING,
    UNCONFIRMED,
    PARKED
  }

  private record Count(
      RecipientState state,
      Optional<EndReason> endReason,
      Optional<QueueItemState> item,
      long recipients) {}

  private LedgerQuery() {}

  static Ledger ledger(Handle handle, TenantId tenant, EnrollmentId enrollment) {
    List<Count> counts =
        handle
            .createQuery(COUNT)
            .bind("tenant", tenant)
            .bind("enrollment", enrollment)
            .bindArray("telling", QueueItemState.class, TELLING)
            .map(LedgerQuery::count)
            .list();
    Map<Part, Long> parts = new EnumMap<>(Part.class);
    counts.forEach(count -> parts.merge(part(count), count.recipients(), Long::sum));
    return ledger(parts);
  }

  private static Count count(RowView row) {
    return new Count(
        row.getColumn("state", RecipientState.class),
        Rows.optional(row, "end_reason", EndReason.class),
        Rows.optional(row, "item_state", QueueItemState.class),
        row.getColumn("recipients", Long.class));
  }

  private static Part part(Count count) {
    return switch (count.state()) {
      case SENT -> Part.COMPLETED;
      case STOPPED -> Part.CANCELLED;
      case FAILED -> denied(count) ? Part.SKIPPED : Part.FAILED;
      case QUEUED, SENDING, PAUSED -> unfinished(count.item());
    };
  }

  private static boolean denied(Count count) {
    return count.endReason().equals(Optional.of(EndReason.SUPPRESSED))
        || count.item().equals(Optional.of(QueueItemState.SKIPPED));
  }

  private static Part unfinished(Optional<QueueItemState> item) {
    if (item.equals(Optional.of(QueueItemState.UNCONFIRMED))) {
      return Part.UNCONFIRMED;
    }
    return item.equals(Optional.of(QueueItemState.PARKED)) ? Part.PARKED : Part.PENDING;
  }

  private static Ledger ledger(Map<Part, Long> parts) {
    return new Ledger(
        parts.values().stream().mapToLong(Long::longValue).sum(),
        parts.getOrDefault(Part.COMPLETED, 0L),
        parts.getOrDefault(Part.SKIPPED, 0L),
        parts.getOrDefault(Part.FAILED, 0L),
        parts.getOrDefault(Part.CANCELLED, 0L),
        parts.getOrDefault(Part.PENDING, 0L),
        parts.getOrDefault(Part.UNCONFIRMED, 0L),
        parts.getOrDefault(Part.PARKED, 0L));
  }
}
