package dev.engagement.core.audit;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.audit.AuditEntry;
import dev.engagement.ports.audit.AuditQuery;
import dev.engagement.ports.audit.AuditTrail;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.tenant.TenantId;

/** Reads the log. */
public final class AuditTrailService implements AuditTrail {

  private final Stores stores;

  public AuditTrailService(Stores stores) {
    this.stores = stores;
  }

  @Override
  public Page<AuditEntry> ofEnrollment(
      TenantId tenant, EnrollmentId enrollment, long after, int limit) {
    return stores.unitOfWork().inOne(tenant, () -> read(tenant, enrollment, after, limit));
  }

  private Page<AuditEntry> read(TenantId tenant, EnrollmentId enrollment, long after, int limit) {
    if (stores.enrollments().find(tenant, enrollment).isEmpty()) {
      throw new EngagementException(ErrorCode.NOT_FOUND, "there is no such enrollment");
    }
    return stores.auditLog().page(tenant, AuditQuery.of(enrollment), after, limit);
  }
}
