package dev.engagement.adapter.jdbi.audit;

import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.audit.AuditLog;

/** The entry to this package. */
public final class AuditStores {

  private AuditStores() {}

  /** Returns the store over the session. */
  public static AuditLog auditLog(Session session) {
    return new JdbiAuditLog(session);
  }
}
