package dev.engagement.core.audit;

import dev.engagement.ports.Actor;
import dev.engagement.ports.IdSource;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.audit.AuditLog;
import dev.engagement.ports.audit.AuditPayload;
import dev.engagement.ports.audit.AuditSubject;
import dev.engagement.ports.audit.NewAuditEntry;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.List;

/** Writes audit entries, as the last thing in a unit of work. */
public final class AuditRecorder {

  private final AuditLog log;
  private final IdSource ids;

  public AuditRecorder(AuditLog log, IdSource ids) {
    this.log = log;
    this.ids = ids;
  }

  /** Returns an entry to be recorded. */
  public NewAuditEntry entry(
      AuditEventType type, AuditSubject subject, Instant at, Actor actor, AuditPayload payload) {
    return new NewAuditEntry(ids.next(), type, subject, at, actor, payload);
  }

  /** Appends one entry. */
  public void record(
      TenantId tenant,
      AuditEventType type,
      AuditSubject subject,
      Instant at,
      Actor actor,
      AuditPayload payload) {
    record(tenant, List.of(entry(type, subject, at, actor, payload)));
  }

  /** Appends entries in their order. */
  public void record(TenantId tenant, List<NewAuditEntry> entries) {
    if (!entries.isEmpty()) {
      log.append(tenant, entries);
    }
  }
}
