package dev.engagement.adapter.jdbi.idempotency;

import dev.engagement.adapter.jdbi.session.Rows;
import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.idempotency.IdempotencyStore;
import dev.engagement.ports.idempotency.RequestKey;
import dev.engagement.ports.idempotency.StoredAnswer;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

final class JdbiIdempotencyStore implements IdempotencyStore {

  private static final String BEGIN =
      """
      INSERT INTO engagement.idempotent_request AS stored
        (tenant_id, key, fingerprint, lease_until, expires_at)
      VALUES (:tenant, :key, :fingerprint, :leaseUntil, :expiresAt)
      ON CONFLICT (tenant_id, key) DO UPDATE
         SET fingerprint = excluded.fingerprint,
             lease_until = excluded.lease_until,
             expires_at = excluded.expires_at,
             status = NULL,
             body = NULL
       WHERE stored.expires_at <= :now
          OR (stored.status IS NULL AND stored.lease_until <= :now)
      """;

  private static final String FIND =
      """
      SELECT fingerprint, status, body
        FROM engagement.idempotent_request
       WHERE tenant_id = :tenant
         AND key = :key
      """;

  private static final String COMPLETE =
      """
      UPDATE engagement.idempotent_request
         SET status = :status, body = :body
       WHERE tenant_id = :tenant
         AND key = :key
         AND fingerprint = :fingerprint
         AND status IS NULL
      """;

  private static final String ABANDON =
      """
      DELETE FROM engagement.idempotent_request
       WHERE tenant_id = :tenant
         AND key = :key
         AND fingerprint = :fingerprint
         AND status IS NULL
      """;

  private static final String PURGE =
      """
      DELETE FROM engagement.idempotent_request
       WHERE tenant_id = :tenant
         AND expires_at <= :now
      """;

  private final Session session;

  JdbiIdempotencyStore(Session session) {
    this.session = session;
  }

  @Override
  public Known begin(
      TenantId tenant, RequestKey request, Instant now, Instant leaseUntil, Instant expiresAt) {
    Handle handle = session.handle(tenant);
    int taken =
        handle
            .createUpdate(BEGIN)
            .bind("tenant", tenant)
            .bind("key", request.key())
            .bind("fingerprint", request.fingerprint())
            .bind("now", now)
            .bind("leaseUntil", leaseUntil)
            .bind("expiresAt", expiresAt)
            .execute();
    return taken > 0 ? Known.NEW : known(handle, tenant, request);
  }

  @Override
  public Optional<StoredAnswer> answer(TenantId tenant, RequestKey request) {
    return find(session.handle(tenant), tenant, request)
        .filter(stored -> stored.fingerprint().equals(request.fingerprint()))
        .flatMap(Stored::answer);
  }

  @Override
  public void complete(TenantId tenant, RequestKey request, StoredAnswer answer) {
    int completed =
        session
            .handle(tenant)
            .createUpdate(COMPLETE)
            .bind("tenant", tenant)
            .bind("key", request.key())
            .bind("fingerprint", request.fingerprint())
            .bind("status", answer.status())
            .bind("body", answer.body())
            .execute();
    if (completed == 0) {
      throw new EngagementException(ErrorCode.LEASE_LOST, "another caller took the key over");
    }
  }

  @Override
  public void abandon(TenantId tenant, RequestKey request) {
    session
        .handle(tenant)
        .createUpdate(ABANDON)
        .bind("tenant", tenant)
        .bind("key", request.key())
        .bind("fingerprint", request.fingerprint())
        .execute();
  }

  @Override
  public int purge(TenantId tenant, Instant now) {
    return session
        .handle(tenant)
        .createUpdate(PURGE)
        .bind("tenant", tenant)
        .bind("now", now)
        .execute();
  }

  private static Known known(Handle handle, TenantId tenant, RequestKey request) {
    Optional<Stored> stored = find(handle, tenant, request);
    if (stored.isEmpty()) {
      // Given back between the two statements: for this caller it was still taken.
      return Known.RUNNING;
    }
    if (!stored.get().fingerprint().equals(request.fingerprint())) {
      return Known.REUSED;
    }
    return stored.get().answer().isPresent() ? Known.ANSWERED : Known.RUNNING;
  }

  private static Optional<Stored> find(Handle handle, TenantId tenant, RequestKey request) {
    return handle
        .createQuery(FIND)
        .bind("tenant", tenant)
        .bind("key", request.key())
        .map(JdbiIdempotencyStore::toStored)
        .findOne();
  }

  private static Stored toStored(RowView row) {
    return new Stored(
        row.getColumn("fingerprint", String.class),
        Rows.optional(row, "status", Integer.class)
            .map(status -> new StoredAnswer(status, row.getColumn("body", String.class))));
  }

  private record Stored(String fingerprint, Optional<StoredAnswer> answer) {}
}
