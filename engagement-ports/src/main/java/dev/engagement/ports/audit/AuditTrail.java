package dev.engagement.ports.audit;

import dev.engagement.ports.DrivingPort;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.tenant.TenantId;

/** Reads the log. */
@DrivingPort
public interface AuditTrail {

  /**
   * Returns entries of an enrollment, newest last.
   *
   * @throws EngagementException with {@link ErrorCode#NOT_FOUND} if there is no such enrollment
   */
  Page<AuditEntry> ofEnrollment(TenantId tenant, EnrollmentId enrollment, long after, int limit);
}
