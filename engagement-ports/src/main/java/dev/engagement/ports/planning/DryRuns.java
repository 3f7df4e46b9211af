package dev.engagement.ports.planning;

import dev.engagement.ports.Actor;
import dev.engagement.ports.DrivingPort;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.tenant.TenantId;

/** Plans what would be sent, and sends nothing. */
@DrivingPort
public interface DryRuns {

  /**
   * Plans every waiting item of an enrollment and appends one audit entry; nothing else changes.
   *
   * @throws EngagementException with {@link ErrorCode#NOT_FOUND} if there is no such enrollment
   */
  PlanTotals plan(TenantId tenant, EnrollmentId enrollment, PlanSink sink, Actor actor);

  /** Like {@link #plan}, and stores on each item what was planned, with an audit entry each. */
  PlanTotals planAndStore(TenantId tenant, EnrollmentId enrollment, PlanSink sink, Actor actor);
}
