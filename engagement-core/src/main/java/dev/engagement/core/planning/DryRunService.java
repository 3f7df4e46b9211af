package dev.engagement.core.planning;

import dev.engagement.core.audit.AuditRecorder;
import dev.engagement.core.queue.QueueItemLifecycle;
import dev.engagement.ports.Actor;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.audit.AuditSubject;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.planning.DryRuns;
import dev.engagement.ports.planning.PlanSink;
import dev.engagement.ports.planning.PlanTotals;
import dev.engagement.ports.queue.DuePosition;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Plans what would be sent. Each batch is a unit of work, and the sink is told outside of it, so
 * that a slow reader holds no transaction.
 */
public final class DryRunService implements DryRuns {

  private static final int BATCH = 500;

  private final Stores stores;
  private final Surroundings surroundings;
  private final SendPlanner planner;
  private final boolean sending;
  private final AuditRecorder audit;
  private final PlanStorage storage;

  /**
   * Plans for a worker that sends, or for one whose sending is switched off.
   *
   * @param sending whether sending is switched on
   */
  public DryRunService(
      Stores stores, Surroundings surroundings, SendPlanner planner, boolean sending) {
    this.stores = stores;
    this.surroundings = surroundings;
    this.planner = planner;
    this.sending = sending;
    this.audit = new AuditRecorder(stores.auditLog(), surroundings.ids());
    this.storage = new PlanStorage(stores, audit);
  }

  @Override
  public PlanTotals plan(TenantId tenant, EnrollmentId enrollment, PlanSink sink, Actor actor) {
    return run(new Order(tenant, enrollment, actor, false), sink);
  }

  @Override
  public PlanTotals planAndStore(
      TenantId tenant, EnrollmentId enrollment, PlanSink sink, Actor actor) {
    return run(new Order(tenant, enrollment, actor, true), sink);
  }

  private PlanTotals run(Order order, PlanSink sink) {
    PlanRun run = stores.unitOfWork().inOne(order.tenant(), () -> start(order));
    sink.start(order.enrollment(), run.now());
    PlanTally tally = new PlanTally();
    Batch batch = next(order, run, Optional.empty());
    tell(batch, tally, sink);
    while (batch.last().isPresent()) {
      batch = next(order, run, batch.last());
      tell(batch, tally, sink);
    }
    PlanTotals totals = tally.totals(run.now());
    stores.unitOfWork().inOne(order.tenant(), () -> record(order, totals));
    surroundings
        .observer()
        .dryRun(order.tenant(), order.enrollment(), totals.items(), totals.skipped());
    return totals;
  }

  private PlanRun start(Order order) {
    if (stores.enrollments().find(order.tenant(), order.enrollment()).isEmpty()) {
      throw new EngagementException(ErrorCode.NOT_FOUND, "no such enrollment");
    }
    return planner.start(order.tenant(), surroundings.clock().instant(), sending);
  }

  private Batch next(Order order, PlanRun run, Optional<DuePosition> after) {
    return stores.unitOfWork().inOne(order.tenant(), () -> inUnit(order, run, after));
  }

  private Batch inUnit(Order order, PlanRun run, Optional<DuePosition> after) {
    List<QueueItem> items =
        stores
            .queueView()
            .inStates(order.tenant(), order.enrollment(), QueueItemLifecycle.WAITING, after, BATCH);
    Optional<DuePosition> last =
        items.size() < BATCH
            ? Optional.empty()
            : Optional.of(DuePosition.of(items.get(items.size() - 1)));
    if (!order.store()) {
      return new Batch(run.plan(items), last);
    }
    List<PlannedSend> planned = run.plan(storage.lockWaiting(order.tenant(), items));
    storage.store(order.tenant(), planned, run.now(), order.actor());
    return new Batch(planned, last);
  }

  private static void tell(Batch batch, PlanTally tally, PlanSink sink) {
    for (PlannedSend send : batch.planned()) {
      tally.count(send.outcome());
      sink.item(send.outcome());
    }
  }

  private Instant record(Order order, PlanTotals totals) {
    audit.record(
        order.tenant(),
        AuditEventType.DRY_RUN_PLANNED,
        AuditSubject.of(order.enrollment()),
        totals.plannedAt(),
        order.actor(),
        PlanTally.payload(totals));
    return totals.plannedAt();
  }

  private record Order(TenantId tenant, EnrollmentId enrollment, Actor actor, boolean store) {}

  /** Where more may follow, {@code last} is the place of the last item. */
  private record Batch(List<PlannedSend> planned, Optional<DuePosition> last) {}
}
