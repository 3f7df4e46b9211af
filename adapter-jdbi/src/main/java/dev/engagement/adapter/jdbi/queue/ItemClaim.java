package dev.engagement.adapter.jdbi.queue;

import dev.engagement.ports.queue.ClaimRequest;
import dev.engagement.ports.queue.DueRequest;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.tenant.TenantId;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Locks or leases due items. It begins with the enrollments that are open and due, so that what is
 * held is never looked at; each of them gives a share of the candidates, so that a large one
 * neither holds up the others nor is read further than that. The planner cannot see how large that
 * share is, and so reads in order instead of sorting all. There are more candidates than items
 * wanted, because other workers may have locked the first.
 */
final class ItemClaim {

  private static final int ENROLLMENTS = 64;
  private static final int CANDIDATES_PER_ITEM = 2;
  private static final int LEAST_SHARE = 50;

  private static final String CANDIDATES =
      """
      WITH open_enrollment AS MATERIALIZED (
        SELECT d.enrollment_id
          FROM engagement.enrollment_due d
      """
          + OpenEnrollments.JOIN
          + """
         WHERE d.tenant_id = :tenant
           AND d.next_due <= :now
         ORDER BY d.next_due, d.enrollment_id
         LIMIT :enrollments
      ), candidate AS MATERIALIZED (
        SELECT due.id
          FROM open_enrollment o
         CROSS JOIN LATERAL (
           SELECT q.id, q.due_at
             FROM engagement.queue_item q
            WHERE q.tenant_id = :tenant
              AND q.enrollment_id = o.enrollment_id
              AND q.finished_at IS NULL
              AND q.state = ANY (:from)
              AND q.due_at <= :now
            ORDER BY q.due_at, q.id
            LIMIT (SELECT greatest(:leastShare, :candidates / nullif(count(*), 0))
                     FROM open_enrollment)
         ) due
         ORDER BY due.due_at, due.id
         LIMIT :candidates
      )
      """;

  private static final String LOCKED =
      """
        FROM engagement.queue_item q
       WHERE q.tenant_id = :tenant
         AND q.id = ANY (ARRAY(SELECT id FROM candidate))
         AND q.state = ANY (:from)
         AND q.due_at <= :now
       ORDER BY q.due_at, q.id
       LIMIT :limit
         FOR NO KEY UPDATE SKIP LOCKED
      """;

  private static final String LOCK = CANDIDATES + "SELECT " + ItemRows.COLUMNS + LOCKED;

  private static final String CLAIM =
      CANDIDATES
          + ", locked AS MATERIALIZED (SELECT q.id "
          + LOCKED
          + """
      ), claimed AS (
        UPDATE engagement.queue_item q
           SET state = :to,
               leased_by = :worker,
               leased_until = :until,
               epoch = q.epoch + 1
          FROM locked
         WHERE q.tenant_id = :tenant
           AND q.id = locked.id
        RETURNING
      """
          + ItemRows.COLUMNS
          + """
      )
      SELECT
      """
          + ItemRows.COLUMNS
          + " FROM claimed q ORDER BY q.due_at, q.id";

  private ItemClaim() {}

  static List<QueueItem> claim(Handle handle, TenantId tenant, ClaimRequest request) {
    return query(handle, CLAIM, tenant, request.due())
        .bind("to", request.transition().to())
        .bind("worker", request.lease().worker())
        .bind("until", request.lease().until())
        .map(ItemRows::item)
        .list();
  }

  static List<QueueItem> lock(Handle handle, TenantId tenant, DueRequest request) {
    return query(handle, LOCK, tenant, request).map(ItemRows::item).list();
  }

  private static Query query(Handle handle, String sql, TenantId tenant, DueRequest request) {
    return OpenEnrollments.bindTo(handle.createQuery(sql), request.open())
        .bind("tenant", tenant)
        .bind("now", request.now())
        .bindArray("from", QueueItemState.class, request.states())
        .bind("enrollments", ENROLLMENTS)
        .bind("leastShare", LEAST_SHARE)
        .bind("candidates", CANDIDATES_PER_ITEM * request.limit())
        .bind("limit", request.limit());
  }
}
