package dev.engagement.ports.queue;

import dev.engagement.ports.DrivenPort;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.tenant.TenantId;

/** Is told what the pipeline did, for metrics and logs. Must be quick and must not throw. */
@DrivenPort
public interface PipelineObserver {

  /** A worker settled items of a tenant as told by the counts of its tick. */
  void ticked(TenantId tenant, Tick tick);

  /** A guardrail gave this many verdicts, other than consent, in a live run. */
  void judged(TenantId tenant, ReasonCode code, long count);

  /** A dry run of this many items was made, so many of which would be skipped. */
  void dryRun(TenantId tenant, EnrollmentId enrollment, long items, long skipped);
}
