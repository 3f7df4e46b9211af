package dev.engagement.core.sending;

import static java.util.stream.Collectors.toMap;

import dev.engagement.core.audit.AuditRecorder;
import dev.engagement.core.planning.SendPlanner;
import dev.engagement.core.queue.QueueItemLifecycle;
import dev.engagement.core.sending.ParkedResolution.Decision;
import dev.engagement.ports.Actor;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.queue.QueueDepth;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.queue.QueueResolution;
import dev.engagement.ports.queue.Queues;
import dev.engagement.ports.queue.Refreshed;
import dev.engagement.ports.tenant.TenantId;
import java.util.Map;

/** Shows the queue, refreshes it and takes decisions about parked items. */
public final class QueueService implements Queues {

  private final Stores stores;
  private final Surroundings surroundings;
  private final QueueRefresh refresh;
  private final ParkedResolution resolution;

  public QueueService(Stores stores, Surroundings surroundings, SendPlanner planner) {
    AuditRecorder audit = new AuditRecorder(stores.auditLog(), surroundings.ids());
    this.stores = stores;
    this.surroundings = surroundings;
    this.refresh = new QueueRefresh(stores, surroundings, planner, audit);
    this.resolution = new ParkedResolution(stores, surroundings, planner, audit);
  }

  @Override
  public Map<QueueItemState, Long> counts(TenantId tenant, EnrollmentId enrollment) {
    return stores.unitOfWork().inOne(tenant, () -> counts(find(tenant, enrollment)));
  }

  @Override
  public Page<QueueItem> list(TenantId tenant, EnrollmentId enrollment, PageRequest page) {
    return stores.unitOfWork().inOne(tenant, () -> list(find(tenant, enrollment), page));
  }

  @Override
  public QueueItem get(TenantId tenant, QueueItemId item) {
    return stores.unitOfWork().inOne(tenant, () -> shown(tenant, item));
  }

  @Override
  public Refreshed refresh(TenantId tenant, EnrollmentId enrollment, Actor actor) {
    return stores.unitOfWork().inOne(tenant, () -> refresh.run(find(tenant, enrollment), actor));
  }

  @Override
  public QueueDepth depth(TenantId tenant) {
    return stores
        .unitOfWork()
        .inOne(tenant, () -> stores.queueView().depth(tenant, surroundings.clock().instant()));
  }

  @Override
  public QueueItem resolve(
      TenantId tenant, QueueItemId item, QueueResolution as, String reason, Actor actor) {
    return stores
        .unitOfWork()
        .inOne(
            tenant,
            () ->
                resolution.resolve(resolution.lock(tenant, item), new Decision(as, reason, actor)));
  }

  private Map<QueueItemState, Long> counts(Enrollment enrollment) {
    return stores.queueView().counts(enrollment.tenant(), enrollment.id()).entrySet().stream()
        .collect(
            toMap(
                count -> QueueItemLifecycle.shown(count.getKey(), enrollment),
                Map.Entry::getValue,
                Long::sum));
  }

  private Page<QueueItem> list(Enrollment enrollment, PageRequest page) {
    Page<QueueItem> stored = stores.queueView().list(enrollment.tenant(), enrollment.id(), page);
    return new Page<>(
        stored.items().stream().map(item -> QueueItemLifecycle.shown(item, enrollment)).toList(),
        stored.more());
  }

  private QueueItem shown(TenantId tenant, QueueItemId id) {
    QueueItem item =
        stores
            .queueView()
            .find(tenant, id)
            .orElseThrow(
                () -> new EngagementException(ErrorCode.NOT_FOUND, "there is no such item"));
    return QueueItemLifecycle.shown(item, find(tenant, item.enrollment()));
  }

  private Enrollment find(TenantId tenant, EnrollmentId id) {
    return stores
        .enrollments()
        .find(tenant, id)
        .orElseThrow(
            () -> new EngagementException(ErrorCode.NOT_FOUND, "there is no such enrollment"));
  }
}
