package dev.engagement.adapter.jdbi.audit;

import dev.engagement.adapter.jdbi.session.Columns;
import dev.engagement.adapter.jdbi.session.Rows;
import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.Actor;
import dev.engagement.ports.Page;
import dev.engagement.ports.audit.AuditEntry;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.audit.AuditLog;
import dev.engagement.ports.audit.AuditQuery;
import dev.engagement.ports.audit.AuditSubject;
import dev.engagement.ports.audit.NewAuditEntry;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;

final class JdbiAuditLog implements AuditLog {

  /** The head is locked from here to the end of the transaction, so one statement stays short. */
  private static final int ENTRIES_PER_STATEMENT = 500;

  private static final String APPEND =
      """
      WITH head AS (
          INSERT INTO engagement.log_head AS stored (tenant_id, last_sequence)
          VALUES (:tenant, :count)
          ON CONFLICT (tenant_id) DO UPDATE
             SET last_sequence = stored.last_sequence + excluded.last_sequence
          RETURNING last_sequence
      )
      INSERT INTO engagement.audit_entry
        (tenant_id, sequence, id, type, entity_type, entity_id, enrollment_id, recipient_id, at,
         actor, payload)
      SELECT :tenant, head.last_sequence - :count + given.position, given.id, given.type,
             given.entity_type, given.entity_id, given.enrollment_id, given.recipient_id, given.at,
             given.actor, given.payload
        FROM head
       CROSS JOIN unnest(:ids, :types, :entityTypes, :entityIds, :enrollmentIds, :recipientIds,
                         :instants, :actors, :payloads) WITH ORDINALITY
          AS given (id, type, entity_type, entity_id, enrollment_id, recipient_id, at, actor,
                    payload, position)
      """;

  private static final String PAGE =
      """
      SELECT tenant_id, sequence, id, type, entity_type, entity_id, enrollment_id, recipient_id, at,
             actor, payload
        FROM engagement.audit_entry
       WHERE tenant_id = :tenant
         AND sequence > :after
      """;

  private final Session session;

  JdbiAuditLog(Session session) {
    this.session = session;
  }

  @Override
  public void append(TenantId tenant, List<NewAuditEntry> entries) {
    Handle handle = session.handle(tenant);
    for (int from = 0; from < entries.size(); from += ENTRIES_PER_STATEMENT) {
      int to = Math.min(from + ENTRIES_PER_STATEMENT, entries.size());
      append(handle, tenant, entries.subList(from, to));
    }
  }

  @Override
  public Page<AuditEntry> page(TenantId tenant, AuditQuery query, long after, int limit) {
    Query page =
        session
            .handle(tenant)
            .createQuery(filtered(query))
            .bind("tenant", tenant)
            .bind("after", after)
            .bind("limit", limit + 1);
    query.enrollment().ifPresent(id -> page.bind("enrollment", id));
    query.recipient().ifPresent(id -> page.bind("recipient", id));
    return Page.of(page.map(JdbiAuditLog::toEntry).list(), limit);
  }

  private static void append(Handle handle, TenantId tenant, List<NewAuditEntry> entries) {
    Columns.of(entries)
        .uuids("ids", NewAuditEntry::id)
        .texts("types", entry -> entry.type().code())
        .texts("entityTypes", entry -> entry.subject().type())
        .uuids("entityIds", entry -> entry.subject().id())
        .uuids(
            "enrollmentIds",
            entry -> entry.subject().enrollment().map(EnrollmentId::value).orElse(null))
        .uuids(
            "recipientIds",
            entry -> entry.subject().recipient().map(RecipientId::value).orElse(null))
        .instants("instants", NewAuditEntry::at)
        .texts("actors", entry -> entry.actor().value())
        .texts("payloads", entry -> Payloads.write(entry.payload()))
        .bindTo(handle.createUpdate(APPEND))
        .bind("tenant", tenant)
        .bind("count", (long) entries.size())
        .execute();
  }

  private static String filtered(AuditQuery query) {
    StringBuilder sql = new StringBuilder(PAGE);
    query.enrollment().ifPresent(id -> sql.append(" AND enrollment_id = :enrollment\n"));
    query.recipient().ifPresent(id -> sql.append(" AND recipient_id = :recipient\n"));
    return sql.append(" ORDER BY sequence\n LIMIT :limit").toString();
  }

  private static AuditEntry toEntry(RowView row) {
    return new AuditEntry(
        row.getColumn("tenant_id", TenantId.class),
        row.getColumn("id", UUID.class),
        row.getColumn("sequence", Long.class),
        row.getColumn("type", AuditEventType.class),
        new AuditSubject(
            row.getColumn("entity_type", String.class),
            row.getColumn("entity_id", UUID.class),
            Rows.optional(row, "enrollment_id", EnrollmentId.class),
            Rows.optional(row, "recipient_id", RecipientId.class)),
        row.getColumn("at", Instant.class),
        row.getColumn("actor", Actor.class),
        Payloads.read(row.getColumn("payload", String.class)));
  }
}
