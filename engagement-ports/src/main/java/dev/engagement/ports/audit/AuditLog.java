package dev.engagement.ports.audit;

import dev.engagement.ports.DrivenPort;
import dev.engagement.ports.Page;
import dev.engagement.ports.tenant.TenantId;
import java.util.List;

/** Keeps the log. It can be appended to and read, nothing else. */
@DrivenPort
public interface AuditLog {

  /**
   * Appends entries in the given order, numbered without gaps. Must be the last that a unit of work
   * writes, and in the same unit as the changes that it tells of.
   */
  void append(TenantId tenant, List<NewAuditEntry> entries);

  /** Returns entries in the order of their numbers, after a number; 0 for the first page. */
  Page<AuditEntry> page(TenantId tenant, AuditQuery query, long after, int limit);
}
