package dev.engagement.core.sending;

import dev.engagement.core.planning.PlannedSend;
import dev.engagement.core.planning.SendPlanner;
import dev.engagement.core.sending.ClaimStep.Claimed;
import dev.engagement.core.sending.IntentStep.Intended;
import dev.engagement.core.sending.TakeBackStep.TakenBack;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.queue.PipelineObserver;
import dev.engagement.ports.queue.SendWorker;
import dev.engagement.ports.queue.Tick;
import dev.engagement.ports.queue.WorkerSettings;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One worker. Its turns are made by one thread; several workers, here or elsewhere, do not get in
 * each other's way.
 */
public final class SendWorkerService implements SendWorker {

  private static final int TENANTS_A_TURN = 64;

  private final Stores stores;
  private final InstantSource clock;
  private final PipelineObserver observer;
  private final WorkerSettings settings;
  private final Pipeline pipeline;
  private final Unsettled unsettled = new Unsettled();

  public SendWorkerService(
      Stores stores, Surroundings surroundings, SendPlanner planner, WorkerSettings settings) {
    this.stores = stores;
    this.clock = surroundings.clock();
    this.observer = surroundings.observer();
    this.settings = settings;
    this.pipeline = Pipeline.of(stores, surroundings, planner, settings);
  }

  @Override
  public Tick tick() {
    Tick sum = unsettled.settle(pipeline.settle(), clock.instant());
    for (TenantId tenant : stores.schedule().dueTenants(clock.instant(), TENANTS_A_TURN)) {
      Tick done = tick(tenant);
      if (done.worked()) {
        observer.ticked(tenant, done);
      }
      sum = sum.plus(done);
    }
    return sum;
  }

  @Override
  public Optional<Instant> nextDue() {
    return stores.schedule().nextDue();
  }

  private Tick tick(TenantId tenant) {
    Instant now = clock.instant();
    Tick rescued = rescue(tenant, now);
    if (!settings.sending()) {
      pipeline.rehearsal().rehearse(tenant, now);
      return rescued;
    }
    Claimed claimed = pipeline.claim().claim(tenant, now);
    report(tenant, claimed.written());
    Tick judged = Ticks.claimed(claimed.claimed()).plus(Ticks.of(claimed.written(), false));
    return rescued.plus(judged).plus(send(tenant, claimed.ready()));
  }

  private Tick rescue(TenantId tenant, Instant now) {
    TakenBack taken = pipeline.takeBack().takeBack(tenant, now);
    Tick confirmed = Ticks.of(pipeline.reconcile().reconcile(tenant, taken.lost(), now), true);
    Tick closed = Ticks.of(pipeline.reconcile().close(tenant, now), true);
    return Ticks.of(taken.written(), true).plus(confirmed).plus(closed);
  }

  private Tick send(TenantId tenant, List<PlannedSend> ready) {
    Tick sum = Tick.NONE;
    for (int from = 0; from < ready.size(); from += settings.sendSlots()) {
      int to = Math.min(ready.size(), from + settings.sendSlots());
      sum = sum.plus(sendBatch(tenant, ready.subList(from, to)));
    }
    return sum;
  }

  private Tick sendBatch(TenantId tenant, List<PlannedSend> batch) {
    Intended intended = pipeline.intent().intend(tenant, batch, clock.instant());
    List<Delivered> delivered = pipeline.deliver().deliver(tenant, intended.going());
    unsettled.add(tenant, delivered);
    Tick settled = unsettled.settle(pipeline.settle(), clock.instant());
    pipeline.senders().pauseRefused(tenant, delivered, clock.instant());
    return Ticks.of(intended.written(), false).plus(settled);
  }

  private void report(TenantId tenant, List<ItemChange> judged) {
    Map<ReasonCode, Long> counts = new EnumMap<>(ReasonCode.class);
    judged.forEach(
        change ->
            change.move().after().reason().ifPresent(code -> counts.merge(code, 1L, Long::sum)));
    counts.forEach((code, count) -> observer.judged(tenant, code, count));
  }
}
