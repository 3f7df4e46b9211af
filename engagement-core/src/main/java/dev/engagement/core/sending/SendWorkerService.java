package dev.engagement.core.sending;

import dev.engagement.core.planning.PlannedSend;
import dev.engagement.core.planning.SendPlanner;
import dev.engagement.core.sending.ClaimStep.Claimed;
import dev.engagement.core.sending.TakeBackStep.TakenBack;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.queue.PipelineObserver;
import dev.engagement.ports.queue.SendWorker;
import dev.engagement.ports.queue.Tick;
import dev.engagement.ports.queue.WorkerSettings;
import dev.engagement.ports.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One worker. Its turns are made by one thread; several workers, here or elsewhere, do not get in
 * each other's way.
 */
public final class SendWorkerService implements SendWorker {

  private static final int TENANTS_A_TURN = 64;
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private final Stores stores;
  private final InstantSource clock;
  private final PipelineObserver observer;
  private final boolean sending;
  private final Pipeline pipeline;
  private final Lanes lanes;
  private final RescueRounds rescues = new RescueRounds();

  public SendWorkerService(
      Stores stores, Surroundings surroundings, SendPlanner planner, WorkerSettings settings) {
    this.stores = stores;
    this.clock = surroundings.clock();
    this.observer = surroundings.observer();
    this.sending = settings.sending();
    this.pipeline = Pipeline.of(stores, surroundings, planner, settings);
    WorkerClock workerClock =
        new WorkerClock(clock, surroundings.stopwatch(), settings.windows().startWithin());
    this.lanes =
        new Lanes(
            surroundings.executor(),
            new Lane(pipeline, workerClock),
            pipeline.slots(),
            pipeline.rest());
  }

  @Override
  public Tick tick() {
    Tick sum = turn();
    while (!sum.worked() && lanes.awaitNews(PATIENCE)) {
      sum = turn();
    }
    return sum;
  }

  private Tick turn() {
    Failures failures = new Failures();
    Tick sum = pipeline.unsettled().settleKept(clock.instant(), failures);
    for (TenantId tenant : dueTenants()) {
      if (!lanes.full()) {
        sum = sum.plus(failures.guard(() -> tick(tenant)));
      }
    }
    failures.throwFirst();
    return sum.plus(lanes.collect());
  }

  @Override
  public Optional<Instant> nextDue() {
    Instant now = clock.instant();
    Optional<Instant> due = stores.schedule().nextDue();
    Optional<Instant> end = pipeline.rest().firstEnd(now);
    return due.filter(instant -> !instant.isAfter(now)).isPresent() && end.isPresent() ? end : due;
  }

  @Override
  public void close() {
    lanes.stop();
  }

  /** Tenants that rest do not take the place of those that wait. */
  private List<TenantId> dueTenants() {
    Instant now = clock.instant();
    Set<TenantId> resting = pipeline.rest().tenants(now);
    return stores.schedule().dueTenants(now, TENANTS_A_TURN + resting.size()).stream()
        .filter(tenant -> !resting.contains(tenant))
        .toList();
  }

  private Tick tick(TenantId tenant) {
    Instant now = clock.instant();
    Tick rescued = rescues.begin(tenant, now) ? rescue(tenant, now) : Tick.NONE;
    if (!sending) {
      pipeline.rehearsal().rehearse(tenant, now);
      return told(tenant, rescued);
    }
    Claimed claimed = pipeline.claim().claim(tenant, lanes.busy(), now);
    report(tenant, claimed.written());
    lanes.start(tenant, claimed.ready(), this::told);
    Tick judged = Ticks.claimed(claimed.claimed()).plus(Ticks.of(claimed.written(), false));
    return told(tenant, rescued.plus(judged));
  }

  /** Providers are asked beside the turns: nobody waits for their answers. */
  private Tick rescue(TenantId tenant, Instant now) {
    TakenBack taken = pipeline.takeBack().takeBack(tenant, now);
    if (!lanes.reconciling(tenant)) {
      List<PlannedSend> silent = pipeline.reconcile().overdue(tenant, now);
      if (!taken.lost().isEmpty() || !silent.isEmpty()) {
        lanes.reconcile(tenant, () -> reconcile(tenant, taken.lost(), silent));
      }
    }
    return Ticks.of(taken.written(), true);
  }

  private Tick reconcile(TenantId tenant, List<PlannedSend> lost, List<PlannedSend> silent) {
    ReconcileStep step = pipeline.reconcile();
    Tick confirmed = Ticks.of(step.reconcile(tenant, lost, clock.instant()), true);
    return told(
        tenant, confirmed.plus(Ticks.of(step.close(tenant, silent, clock.instant()), true)));
  }

  private Tick told(TenantId tenant, Tick tick) {
    if (tick.worked()) {
      observer.ticked(tenant, tick);
    }
    return tick;
  }

  private void report(TenantId tenant, List<ItemChange> judged) {
    Map<ReasonCode, Long> counts = new EnumMap<>(ReasonCode.class);
    judged.forEach(
        change ->
            change.move().after().reason().ifPresent(code -> counts.merge(code, 1L, Long::sum)));
    counts.forEach((code, count) -> observer.judged(tenant, code, count));
  }
}
