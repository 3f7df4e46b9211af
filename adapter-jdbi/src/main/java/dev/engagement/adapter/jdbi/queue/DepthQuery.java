package dev.engagement.adapter.jdbi.queue;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import dev.engagement.adapter.jdbi.session.Rows;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.queue.QueueDepth;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** Counts a tenant's queue in one pass. */
final class DepthQuery {

  private static final String COUNT =
      """
      SELECT i.state, r.identity_id, sum(i.items) AS items, sum(i.due) AS due,
             min(i.oldest_due) AS oldest_due, sum(i.retried) AS retried
        FROM (SELECT q.enrollment_id, q.state, count(*) AS items,
                     count(*) FILTER (WHERE q.due_at <= :now) AS due,
                     min(q.due_at) FILTER (WHERE q.due_at <= :now) AS oldest_due,
                     count(*) FILTER (WHERE q.attempts > 0) AS retried
                FROM engagement.queue_item q
               WHERE q.tenant_id = :tenant
               GROUP BY q.enrollment_id, q.state) i
        JOIN engagement.enrollment e ON e.tenant_id = :tenant AND e.id = i.enrollment_id
        JOIN engagement.sequence_revision r
          ON r.tenant_id = :tenant AND r.sequence_id = e.sequence_id AND r.revision = e.revision
       GROUP BY i.state, r.identity_id
      """;

  private record Count(
      QueueItemState state,
      IdentityId sender,
      long items,
      long due,
      Optional<Instant> oldestDue,
      long retried) {}

  private DepthQuery() {}

  static QueueDepth depth(Handle handle, TenantId tenant, Instant now) {
    List<Count> all =
        handle
            .createQuery(COUNT)
            .bind("tenant", tenant)
            .bind("now", now)
            .map(DepthQuery::count)
            .list();
    List<Count> waiting = all.stream().filter(count -> count.state().isWaiting()).toList();
    return new QueueDepth(
        all.stream().collect(groupingBy(Count::state, summingLong(Count::items))),
        waiting.stream().mapToLong(Count::due).sum(),
        waiting.stream()
            .flatMap(count -> count.oldestDue().stream())
            .min(Comparator.naturalOrder()),
        waiting.stream().mapToLong(Count::retried).sum(),
        waiting.stream().collect(groupingBy(Count::sender, summingLong(Count::items))));
  }

  private static Count count(RowView row) {
    return new Count(
        row.getColumn("state", QueueItemState.class),
        row.getColumn("identity_id", IdentityId.class),
        row.getColumn("items", Long.class),
        row.getColumn("due", Long.class),
        Rows.optional(row, "oldest_due", Instant.class),
        row.getColumn("retried", Long.class));
  }
}
