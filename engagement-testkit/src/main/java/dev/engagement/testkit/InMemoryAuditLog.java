package dev.engagement.testkit;

import dev.engagement.ports.Page;
import dev.engagement.ports.audit.AuditEntry;
import dev.engagement.ports.audit.AuditLog;
import dev.engagement.ports.audit.AuditQuery;
import dev.engagement.ports.audit.AuditSubject;
import dev.engagement.ports.audit.NewAuditEntry;
import dev.engagement.ports.tenant.TenantId;
import java.util.List;

final class InMemoryAuditLog implements AuditLog {

  private final InMemoryDatabase database;
  private final Table<Long, AuditEntry> entries;

  InMemoryAuditLog(InMemoryDatabase database) {
    this.database = database;
    this.entries = database.tables.audit;
  }

  @Override
  public void append(TenantId tenant, List<NewAuditEntry> added) {
    database.enter(tenant);
    long sequence = entries.of(tenant).isEmpty() ? 0 : entries.of(tenant).lastKey();
    for (NewAuditEntry entry : added) {
      sequence++;
      entries.add(tenant, sequence, numbered(tenant, entry, sequence));
    }
  }

  private static AuditEntry numbered(TenantId tenant, NewAuditEntry entry, long sequence) {
    return new AuditEntry(
        tenant,
        entry.id(),
        sequence,
        entry.type(),
        entry.subject(),
        entry.at(),
        entry.actor(),
        entry.payload());
  }

  @Override
  public Page<AuditEntry> page(TenantId tenant, AuditQuery query, long after, int limit) {
    database.enter(tenant);
    return Page.of(
        entries.of(tenant).tailMap(after, false).values().stream()
            .filter(entry -> shows(query, entry.subject()))
            .limit(limit + 1L)
            .toList(),
        limit);
  }

  private static boolean shows(AuditQuery query, AuditSubject subject) {
    return (query.enrollment().isEmpty() || query.enrollment().equals(subject.enrollment()))
        && (query.recipient().isEmpty() || query.recipient().equals(subject.recipient()));
  }
}
