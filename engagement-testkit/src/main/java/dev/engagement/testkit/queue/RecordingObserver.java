package dev.engagement.testkit.queue;

import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.queue.PipelineObserver;
import dev.engagement.ports.queue.Tick;
import dev.engagement.ports.tenant.TenantId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what the pipeline told. */
public final class RecordingObserver implements PipelineObserver {

  /** Verdicts of one kind. */
  public record Judged(TenantId tenant, ReasonCode code, long count) {}

  /** A dry run. */
  public record Planned(TenantId tenant, EnrollmentId enrollment, long items, long skipped) {}

  private final List<Tick> ticks = new CopyOnWriteArrayList<>();
  private final List<Judged> judged = new CopyOnWriteArrayList<>();
  private final List<Planned> planned = new CopyOnWriteArrayList<>();

  @Override
  public void ticked(TenantId tenant, Tick tick) {
    ticks.add(tick);
  }

  @Override
  public void judged(TenantId tenant, ReasonCode code, long count) {
    judged.add(new Judged(tenant, code, count));
  }

  @Override
  public void dryRun(TenantId tenant, EnrollmentId enrollment, long items, long skipped) {
    planned.add(new Planned(tenant, enrollment, items, skipped));
  }

  /** Returns the sum of all that was done. */
  public Tick total() {
    return ticks.stream().reduce(Tick.NONE, Tick::plus);
  }

  public List<Judged> judged() {
    return List.copyOf(judged);
  }

  public List<Planned> planned() {
    return List.copyOf(planned);
  }
}
