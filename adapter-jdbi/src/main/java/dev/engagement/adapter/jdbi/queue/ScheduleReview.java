package dev.engagement.adapter.jdbi.queue;

import dev.engagement.adapter.jdbi.session.Columns;
import dev.engagement.adapter.jdbi.session.Rows;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.queue.OpenScopes;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Looks again when the enrollments of one tenant that are due next have work. */
final class ScheduleReview {

  private static final int ENROLLMENTS = 64;

  private static final Set<QueueItemState> WAITING =
      Stream.of(QueueItemState.values())
          .filter(QueueItemState::isWaiting)
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(QueueItemState.class)));

  private static final String LOCK =
      "SELECT next_due FROM engagement.tenant_due WHERE tenant_id = :tenant FOR UPDATE";

  private static final String DUE =
      """
      WITH due AS MATERIALIZED (
        SELECT d.enrollment_id
          FROM engagement.enrollment_due d
         WHERE d.tenant_id = :tenant
           AND d.next_due <= :now
         ORDER BY d.next_due, d.enrollment_id
         LIMIT :enrollments
      """;

  private static final String DUE_OF_OTHERS =
      """
      WITH due AS MATERIALIZED (
        SELECT d.enrollment_id
          FROM engagement.enrollment_due d
          JOIN engagement.enrollment e ON e.tenant_id = :tenant AND e.id = d.enrollment_id
          JOIN engagement.sequence_revision r
            ON r.tenant_id = :tenant
           AND r.sequence_id = e.sequence_id
           AND r.revision = e.revision
           AND r.identity_id <> ALL (:resting)
         WHERE d.tenant_id = :tenant
           AND d.next_due <= :now
         ORDER BY d.next_due, d.enrollment_id
         LIMIT :enrollments
      """;

  /**
   * Leased items were due when they were claimed, so they lie before the first one that waits;
   * unless that one is due, few do. Else, and where the enrollment is not open, however much is
   * held, leases are found through their batches.
   */
  private static final String NEXT =
      """
      ), open_enrollment AS MATERIALIZED (
        SELECT d.enrollment_id,
               (SELECT q.due_at
                  FROM engagement.queue_item q
                 WHERE q.tenant_id = :tenant
                   AND q.enrollment_id = d.enrollment_id
                   AND q.finished_at IS NULL
                   AND q.state = ANY (:waiting)
                 ORDER BY q.due_at, q.id
                 LIMIT 1) AS due_at
          FROM due d
      """
          + OpenEnrollments.JOIN
          + """
      )
      SELECT d.enrollment_id,
             least(
               o.due_at,
               (SELECT min(u.due_at)
                  FROM engagement.unconfirmed_item u
                 WHERE u.tenant_id = :tenant
                   AND u.enrollment_id = d.enrollment_id),
               CASE
                 WHEN o.enrollment_id IS NULL OR o.due_at <= :now THEN
                   (SELECT min(q.leased_until) FILTER (WHERE q.enrollment_id = d.enrollment_id)
                      FROM engagement.claim_batch b
                     CROSS JOIN unnest(b.item_ids) AS i (id)
                      JOIN engagement.queue_item q ON q.tenant_id = :tenant AND q.id = i.id
                     WHERE b.tenant_id = :tenant
                       AND (o.enrollment_id IS NULL OR b.leased_until <= :now)
                       AND d.enrollment_id = ANY (b.enrollment_ids))
                 ELSE
                   (SELECT min(q.leased_until)
                      FROM engagement.queue_item q
                     WHERE q.tenant_id = :tenant
                       AND q.enrollment_id = d.enrollment_id
                       AND q.finished_at IS NULL
                       AND q.due_at <= coalesce(o.due_at, 'infinity'))
               END) AS next_due
        FROM due d
        LEFT JOIN open_enrollment o ON o.enrollment_id = d.enrollment_id
      """;

  private static final String FORGET =
      """
      DELETE FROM engagement.enrollment_due
       WHERE tenant_id = :tenant AND enrollment_id = ANY (:enrollments)
      """;

  private static final String CHANGE =
      """
      UPDATE engagement.enrollment_due d
         SET next_due = n.next_due
        FROM unnest(:enrollments, :due) AS n (enrollment_id, next_due)
       WHERE d.tenant_id = :tenant
         AND d.enrollment_id = n.enrollment_id
         AND d.next_due <> n.next_due
      """;

  private static final String EARLIEST =
      "SELECT min(next_due) FROM engagement.enrollment_due WHERE tenant_id = :tenant";

  private static final String FORGET_TENANT =
      "DELETE FROM engagement.tenant_due WHERE tenant_id = :tenant";

  private static final String CHANGE_TENANT =
      """
      UPDATE engagement.tenant_due
         SET next_due = :due
       WHERE tenant_id = :tenant AND next_due <> :due
      """;

  private record Next(EnrollmentId enrollment, Optional<Instant> due) {}

  private final Handle handle;
  private final TenantId tenant;

  ScheduleReview(Handle handle, TenantId tenant) {
    this.handle = handle;
    this.tenant = tenant;
  }

  /** Returns whether anything changed. */
  boolean review(OpenScopes open, Set<IdentityId> resting, Instant now) {
    if (!lock()) {
      return false;
    }
    List<Next> found = next(open, resting, now);
    int forgotten = forget(found.stream().filter(next -> next.due().isEmpty()).toList());
    int changed = change(found.stream().filter(next -> next.due().isPresent()).toList());
    reviewTenant();
    return forgotten + changed > 0;
  }

  private boolean lock() {
    return handle
        .createQuery(LOCK)
        .bind("tenant", tenant)
        .mapTo(Instant.class)
        .findOne()
        .isPresent();
  }

  private List<Next> next(OpenScopes open, Set<IdentityId> resting, Instant now) {
    return query(open, resting)
        .bind("tenant", tenant)
        .bind("now", now)
        .bind("enrollments", ENROLLMENTS)
        .bindArray("waiting", QueueItemState.class, WAITING)
        .map(
            row ->
                new Next(
                    row.getColumn("enrollment_id", EnrollmentId.class),
                    Rows.optional(row, "next_due", Instant.class)))
        .list();
  }

  private Query query(OpenScopes open, Set<IdentityId> resting) {
    return resting.isEmpty()
        ? OpenEnrollments.bindTo(handle.createQuery(DUE + NEXT), open)
        : OpenEnrollments.bindTo(handle.createQuery(DUE_OF_OTHERS + NEXT), open)
            .bindArray("resting", IdentityId.class, resting);
  }

  private int forget(List<Next> found) {
    return found.isEmpty()
        ? 0
        : enrollments(found).bindTo(handle.createUpdate(FORGET)).bind("tenant", tenant).execute();
  }

  private int change(List<Next> found) {
    return found.isEmpty()
        ? 0
        : enrollments(found)
            .instants("due", next -> next.due().orElseThrow())
            .bindTo(handle.createUpdate(CHANGE))
            .bind("tenant", tenant)
            .execute();
  }

  private static Columns<Next> enrollments(List<Next> found) {
    return Columns.of(found).uuids("enrollments", next -> next.enrollment().value());
  }

  private void reviewTenant() {
    Optional<Instant> earliest =
        handle.createQuery(EARLIEST).bind("tenant", tenant).mapTo(Instant.class).findOne();
    if (earliest.isPresent()) {
      handle
          .createUpdate(CHANGE_TENANT)
          .bind("tenant", tenant)
          .bind("due", earliest.get())
          .execute();
    } else {
      handle.createUpdate(FORGET_TENANT).bind("tenant", tenant).execute();
    }
  }
}
