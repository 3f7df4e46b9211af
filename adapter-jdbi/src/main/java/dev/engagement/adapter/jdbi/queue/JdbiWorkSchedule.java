package dev.engagement.adapter.jdbi.queue;

import dev.engagement.adapter.jdbi.session.Columns;
import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.queue.OpenScopes;
import dev.engagement.ports.queue.WorkSchedule;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Both waking and reviewing lock the tenant's row before any enrollment's. So a review either sees
 * all that a waking unit of work committed, or is over before that unit lowers an instant.
 */
final class JdbiWorkSchedule implements WorkSchedule {

  /** Where the instant is no earlier, nothing is written, but the row is locked all the same. */
  private static final String WAKE_TENANT =
      """
      INSERT INTO engagement.tenant_due AS d (tenant_id, next_due)
      VALUES (:tenant, :due)
      ON CONFLICT (tenant_id) DO UPDATE
         SET next_due = excluded.next_due
       WHERE d.next_due > excluded.next_due
      """;

  private static final String WAKE_ENROLLMENTS =
      """
      INSERT INTO engagement.enrollment_due AS d (tenant_id, enrollment_id, next_due)
      SELECT :tenant, n.enrollment_id, n.next_due
        FROM unnest(:enrollments, :due) AS n (enrollment_id, next_due)
       ORDER BY n.enrollment_id
      ON CONFLICT (tenant_id, enrollment_id) DO UPDATE
         SET next_due = excluded.next_due
       WHERE d.next_due > excluded.next_due
      """;

  private static final String DUE_TENANTS =
      "SELECT tenant_id FROM engagement.due_tenants(:now, :limit)";

  private static final String NEXT_DUE = "SELECT engagement.next_due()";

  private final Session session;

  JdbiWorkSchedule(Session session) {
    this.session = session;
  }

  @Override
  public void wake(TenantId tenant, Map<EnrollmentId, Instant> due) {
    if (due.isEmpty()) {
      return;
    }
    Handle handle = session.handle(tenant);
    if (wakesTenant(handle, tenant, Collections.min(due.values()))) {
      session.announceWork(tenant);
    }
    Columns.of(due.entrySet())
        .uuids("enrollments", entry -> entry.getKey().value())
        .instants("due", Map.Entry::getValue)
        .bindTo(handle.createUpdate(WAKE_ENROLLMENTS))
        .bind("tenant", tenant)
        .execute();
  }

  /** Returns whether its work begins earlier than was known, or anew. */
  private static boolean wakesTenant(Handle handle, TenantId tenant, Instant due) {
    return handle.createUpdate(WAKE_TENANT).bind("tenant", tenant).bind("due", due).execute() > 0;
  }

  @Override
  public boolean review(TenantId tenant, OpenScopes open, Set<IdentityId> resting, Instant now) {
    return new ScheduleReview(session.handle(tenant), tenant).review(open, resting, now);
  }

  @Override
  public List<TenantId> dueTenants(Instant now, int limit) {
    return session.crossTenant(
        handle ->
            handle
                .createQuery(DUE_TENANTS)
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(TenantId.class)
                .list());
  }

  @Override
  public Optional<Instant> nextDue() {
    return session.crossTenant(
        handle -> handle.createQuery(NEXT_DUE).mapTo(Instant.class).findOne());
  }
}
