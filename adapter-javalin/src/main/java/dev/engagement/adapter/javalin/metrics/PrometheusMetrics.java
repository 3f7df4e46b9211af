package dev.engagement.adapter.javalin.metrics;

import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.queue.PipelineObserver;
import dev.engagement.ports.queue.Tick;
import dev.engagement.ports.tenant.TenantId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/**
 * Counts of the pipeline, without tenants and people: there may be too many of the former, and the
 * latter are none of a metric's business. Safe for concurrent use.
 */
public final class PrometheusMetrics implements PipelineObserver {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Counter dryRuns = registry.counter("engagement.dry.runs");
  private final Counter dryRunItems = registry.counter("engagement.dry.run.items");

  @Override
  public void ticked(TenantId tenant, Tick tick) {
    count("claimed", tick.claimed());
    count("deferred", tick.deferred());
    count("skipped", tick.skipped());
    count("failed_validation", tick.invalid());
    count("cancelled", tick.cancelled());
    count("sent", tick.sent());
    count("failed", tick.failed());
    count("not_taken", tick.returned());
    count("unconfirmed", tick.unconfirmed());
    count("parked", tick.parked());
    count("rescued", tick.rescued());
  }

  private void count(String outcome, long items) {
    if (items > 0) {
      registry.counter("engagement.queue.items", "outcome", outcome).increment(items);
    }
  }

  @Override
  public void judged(TenantId tenant, ReasonCode code, long count) {
    registry.counter("engagement.guardrail.verdicts", "code", code.code()).increment(count);
  }

  @Override
  public void dryRun(TenantId tenant, EnrollmentId enrollment, long items, long skipped) {
    dryRuns.increment();
    dryRunItems.increment(items);
  }

  /** Returns all counts in Prometheus' text format. */
  public String scrape() {
    return registry.scrape();
  }
}
