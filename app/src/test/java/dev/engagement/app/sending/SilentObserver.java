package dev.engagement.app.sending;

import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.queue.PipelineObserver;
import dev.engagement.ports.queue.Tick;
import dev.engagement.ports.tenant.TenantId;

/** Keeps nothing: what happened is read from the database and the sink. */
final class SilentObserver implements PipelineObserver {

  @Override
  public void ticked(TenantId tenant, Tick tick) {}

  @Override
  public void judged(TenantId tenant, ReasonCode code, long count) {}

  @Override
  public void dryRun(TenantId tenant, EnrollmentId enrollment, long items, long skipped) {}
}
